import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { PanelBoundary } from './panel-boundary';

const { page, render } = testPage();

function Broken(): never {
  throw new Error('no such column');
}

test('what cannot be drawn is told once, and not anew with every second until it is tried again', async () => {
  vi.useFakeTimers();
  // React reports every caught error there as well.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <PanelBoundary name="CPU">
      <Broken />
    </PanelBoundary>,
  );
  const alert = page.querySelector('[role="alert"]');
  expect(alert?.textContent).toContain('CPU cannot be drawn');
  expect(alert?.textContent).toContain('Trying again in 10 s.');
  const changed: (string | null | undefined)[] = [];
  const observer = new MutationObserver((records) =>
    changed.push(
      ...records.map(({ target }) => target.parentElement?.closest('[aria-live], [role]')?.getAttribute('aria-live')),
    ),
  );
  observer.observe(page, { subtree: true, characterData: true });
  await act(async () => vi.advanceTimersByTimeAsync(3000));
  expect(alert?.textContent).toContain('Trying again in 7 s.');
  expect(new Set(changed)).toEqual(new Set(['off']));
  observer.disconnect();
  vi.useRealTimers();
});
