import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { createServerClock } from '@/prometheus/server-clock';
import { useSecond } from './use-second';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('whatever counts by the second steps in one rendering, however late it was mounted', async () => {
  const clock = createServerClock();
  const first = await renderHook(() => useSecond(clock), undefined);
  await pass(400);
  const both = await renderHook(() => [useSecond(clock), useSecond(clock)], undefined);
  await pass(600);
  expect([first.current, ...both.current]).toEqual([1001, 1001, 1001]);
  expect(both.renders).toBe(2);
});

test('the timer ends with its last reader and begins again with the next', async () => {
  const clock = createServerClock();
  const reader = await renderHook(() => useSecond(clock), undefined);
  await reader.unmount();
  expect(vi.getTimerCount()).toBe(0);
  const next = await renderHook(() => useSecond(clock), undefined);
  await pass(1000);
  expect(next.current).toBe(1001);
});
