import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { loadWhatOpens, opened } from './opened';

const { page, render } = testPage();

const Menu = ({ name }: { name: string }) => <b>{name}</b>;

afterEach(() => void vi.restoreAllMocks());

test('what was loaded before anybody asked for it is there at once', async () => {
  const Opened = opened(() => Promise.resolve(Menu));
  await loadWhatOpens();
  render(<Opened name="range" />);
  expect(page.textContent).toBe('range');
});

test('where it cannot be had it says so in its own place', async () => {
  // React reports every caught error there as well.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const Opened = opened((): Promise<typeof Menu> => Promise.reject(new Error('gone')), <i>missing</i>);
  await act(async () =>
    render(
      <>
        <Opened name="range" />
        <p>, beside</p>
      </>,
    ),
  );
  expect(page.textContent).toBe('missing, beside');
});
