import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onceQuiet } from './once-quiet';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A query that is answered after so many milliseconds. */
function ask(client: QueryClient, name: string, ms: number): void {
  void client.prefetchQuery({
    queryKey: [name],
    queryFn: () => new Promise((resolve) => setTimeout(resolve, ms, name)),
  });
}

test('it is quiet when the last of several waves of queries was answered half a second ago', async () => {
  const client = new QueryClient();
  const onQuiet = vi.fn();
  onceQuiet(client, onQuiet);
  await pass(1000);
  expect(onQuiet, 'before the first query').not.toHaveBeenCalled();
  ask(client, 'lights', 1000);
  await pass(1400);
  ask(client, 'charts', 1000);
  await pass(1400);
  expect(onQuiet, 'between two waves').not.toHaveBeenCalled();
  await pass(200);
  expect(onQuiet).toHaveBeenCalledOnce();
  await pass(60_000);
  expect(onQuiet, 'later').toHaveBeenCalledOnce();
});

test('where something is always asked, five seconds are enough', async () => {
  const client = new QueryClient();
  const onQuiet = vi.fn();
  onceQuiet(client, onQuiet);
  ask(client, 'hangs', 60_000);
  await pass(4900);
  expect(onQuiet).not.toHaveBeenCalled();
  await pass(200);
  expect(onQuiet).toHaveBeenCalledOnce();
  await pass(120_000);
  expect(onQuiet).toHaveBeenCalledOnce();
});
