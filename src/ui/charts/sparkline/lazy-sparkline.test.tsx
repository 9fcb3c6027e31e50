import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LazySparkline } from './lazy-sparkline';
import { testPage } from '@/ui/test-page';

/** Whether the chunk of the charts can be fetched. */
let isReachable = false;

vi.mock('./sparkline', async (importOriginal) => {
  if (!isReachable) throw new Error('Failed to fetch dynamically imported module');
  return importOriginal();
});

const { page, render } = testPage();

const LINE = { times: Float64Array.of(0, 15, 30), values: Float64Array.of(1, 2, 1) };
const lines = () => page.querySelectorAll('svg[aria-hidden]').length;

/** However long the machine takes to import what it imports. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await act(() => new Promise(setImmediate));
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('the first line waits for the charts without holding up what stands beside it, and a later one is there at once', async () => {
  const first = <LazySparkline key="first" {...LINE} />;
  render(<>{first}42</>);
  await until(() => vi.getTimerCount() === 1);
  expect(page.textContent).toBe('42');
  expect(lines()).toBe(0);
  isReachable = true;
  await act(() => vi.advanceTimersByTimeAsync(29_999));
  expect(vi.getTimerCount()).toBe(1);
  expect(lines()).toBe(0);
  await act(() => vi.advanceTimersByTimeAsync(1));
  await until(() => lines() === 1);
  const drawn = page.querySelector('svg[aria-hidden]');
  render(
    <>
      {first}
      <LazySparkline key="later" {...LINE} />
      42
    </>,
  );
  expect(lines()).toBe(2);
  expect(page.querySelector('svg[aria-hidden]')).toBe(drawn);
});
