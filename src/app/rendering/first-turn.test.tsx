import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { createFirstTurn } from './first-turn';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first page renders a part in a task of its own, and every page after it at once', async () => {
  const useFirstTurn = createFirstTurn();
  const first = await renderHook(() => useFirstTurn(), null);
  expect(first.current).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(first.current).toBe(true);
  const second = await renderHook(() => useFirstTurn(), null);
  expect(second.renders).toBe(1);
  expect(second.current).toBe(true);
});
