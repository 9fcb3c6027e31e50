import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { renderHook } from '@/panels/render-hook';
import { exampleConnection } from './example-connection';
import { useLaterSource } from './use-later-source';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const mount = (source: { isReady: boolean }) =>
  renderHook(
    ({ isReady, isAnswered }) =>
      useLaterSource(
        { connection: exampleConnection(), range: DEFAULT_RANGE, step: 15, deadline: 10, isReady },
        isAnswered,
      ).isReady,
    { ...source, isAnswered: false },
  );

test('what comes later waits until what is looked at first has been answered', async () => {
  const mounted = await mount({ isReady: true });
  expect(mounted.current).toBe(false);
  await mounted.rerender({ isReady: true, isAnswered: true });
  expect(mounted.current).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('but not long for what hangs', async () => {
  const mounted = await mount({ isReady: true });
  await act(() => vi.advanceTimersByTimeAsync(1400));
  expect(mounted.current).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(mounted.current).toBe(true);
});

test('and is as patient with the next question', async () => {
  const mounted = await mount({ isReady: true });
  await act(() => vi.advanceTimersByTimeAsync(1600));
  await mounted.rerender({ isReady: true, isAnswered: true });
  await mounted.rerender({ isReady: true, isAnswered: false });
  expect(mounted.current).toBe(false);
});

test('its patience begins when the page may ask', async () => {
  const mounted = await mount({ isReady: false });
  await act(() => vi.advanceTimersByTimeAsync(5000));
  // Not even for the one rendering in which everything would be asked.
  expect(mounted.renders).toBe(1);
  await mounted.rerender({ isReady: true, isAnswered: false });
  expect(mounted.current).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(1600));
  expect(mounted.current).toBe(true);
});

test('and never asks before the page may ask', async () => {
  const mounted = await mount({ isReady: false });
  await mounted.rerender({ isReady: false, isAnswered: true });
  expect(mounted.current).toBe(false);
});
