import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { useModelBelow } from './use-model-below';

type Model = { name: string; facts: string | null };

const loading = (name: string): Model => ({ name, facts: null });
const known = (name: string): Model => ({ name, facts: 'known' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first facts reach what stands below a task later, and all after them at once', async () => {
  const mounted = await renderHook(useModelBelow<Model>, loading('first'));
  await mounted.rerender(loading('second'));
  expect(mounted.current.name).toBe('second');
  await mounted.rerender(known('third'));
  expect(mounted.current.name).toBe('second');
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(mounted.current.name).toBe('third');
  await mounted.rerender(known('fourth'));
  expect(mounted.current.name).toBe('fourth');
});

test('where they are lost there is nothing to wait for', async () => {
  const mounted = await renderHook(useModelBelow<Model>, known('first'));
  await act(() => vi.advanceTimersByTimeAsync(0));
  await mounted.rerender(loading('second'));
  expect(mounted.current.name).toBe('second');
});
