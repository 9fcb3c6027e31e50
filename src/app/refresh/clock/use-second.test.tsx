import { defaultScheduler, notifyManager } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { createServerClock } from '@/prometheus/server/clock';
import { beginSecond, useIsInDoubt, useSecond } from './use-second';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  vi.useRealTimers();
  notifyManager.setScheduler(defaultScheduler);
});

/** And the task after that, in which a second is shown. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms + 1));

test('whatever counts by the second steps in one rendering, however late it was mounted', async () => {
  const clock = createServerClock();
  const first = await renderHook(() => useSecond(clock), undefined);
  await pass(400);
  const both = await renderHook(() => [useSecond(clock), useSecond(clock)], undefined);
  await pass(600);
  expect([first.current, ...both.current].map(Math.floor)).toEqual([1001, 1001, 1001]);
  expect(both.renders).toBe(2);
});

test('the timer ends with its last reader and begins again with the next', async () => {
  const clock = createServerClock();
  const reader = await renderHook(() => useSecond(clock), undefined);
  await reader.unmount();
  expect(vi.getTimerCount()).toBe(0);
  const next = await renderHook(() => useSecond(clock), undefined);
  await pass(1000);
  expect(Math.floor(next.current)).toBe(1001);
});

test('a second begins anew when the answers of a refresh are shown', async () => {
  const clock = createServerClock();
  const reader = await renderHook(() => useSecond(clock), undefined);
  await pass(900);
  await act(async () => beginSecond());
  const begun = reader.current;
  expect(begun).toBeCloseTo(1000.9);
  await pass(990);
  expect(reader.current).toBe(begun);
  await pass(10);
  expect(reader.current).toBeCloseTo(1001.9);
});

test('a second that ends while a refresh is under way is shown with its answers', async () => {
  const show: (() => void)[] = [];
  notifyManager.setScheduler((task) => void show.push(task));
  const clock = createServerClock();
  const reader = await renderHook(() => useSecond(clock), undefined);
  await pass(1000);
  expect(reader.current).toBe(1000);
  await act(async () => show.forEach((task) => task()));
  expect(reader.current).toBeCloseTo(1001);
});

test('nothing begins where nobody counts', () => {
  beginSecond();
  expect(vi.getTimerCount()).toBe(0);
});

test('the clock goes on for the others when one of its readers is gone', async () => {
  const clock = createServerClock();
  const [leaving, staying] = [
    await renderHook(() => useSecond(clock), undefined),
    await renderHook(() => useSecond(clock), undefined),
  ];
  await leaving.unmount();
  await pass(1000);
  expect(Math.floor(staying.current)).toBe(1001);
});

test('the clock stands still while it is in doubt, which is said', async () => {
  const clock = createServerClock();
  clock.observe(new Date().toUTCString(), Date.now());
  const reader = await renderHook(() => ({ second: useSecond(clock), isInDoubt: useIsInDoubt(clock) }), undefined);
  await pass(1000);
  const { second } = reader.current;
  vi.setSystemTime(Date.now() + 10_800_000);
  await pass(2000);
  expect(reader.current).toEqual({ second, isInDoubt: true });
  clock.observe(new Date().toUTCString(), Date.now());
  await pass(1000);
  expect(reader.current).toEqual({ second: expect.closeTo(second + 10_803, 0), isInDoubt: false });
});
