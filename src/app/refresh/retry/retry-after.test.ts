import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { askAfterWait } from './retry-after';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page whose questions were refused for so many seconds each; their order is that in which they were asked again. */
async function refusedFor(...rests: readonly number[]) {
  const client = createQueryClient();
  const asked: number[] = [];
  for (const rest of rests) {
    const queryFn = () => (
      asked.push(rest),
      Promise.reject(new PrometheusError('overloaded', 'Busy.', { status: 429, retryAfter: rest }))
    );
    new QueryObserver(client, { queryKey: [rest], queryFn }).subscribe(() => undefined);
  }
  await vi.advanceTimersByTimeAsync(0);
  asked.length = 0;
  return { client, asked };
}

test('what rests until shortly after the tick is asked when the last of it may be, what rests longer is left to a later tick', async () => {
  const { client, asked } = await refusedFor(12, 15, 25);
  await vi.advanceTimersByTimeAsync(10_000);
  askAfterWait(client, Date.now() + 10_000, () => true);
  await vi.advanceTimersByTimeAsync(4999);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([12, 15]);
});

test('nothing is asked once that was given up', async () => {
  const { client, asked } = await refusedFor(12);
  await vi.advanceTimersByTimeAsync(10_000);
  askAfterWait(client, Date.now() + 10_000, () => true)();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
});
