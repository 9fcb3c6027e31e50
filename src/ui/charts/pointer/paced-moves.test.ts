import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { createCrosshair } from './crosshair';
import { subscribePaced } from './paced-moves';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A crosshair with what a tooltip is told of it: the moments, in the order in which they came. */
function told() {
  const crosshair = createCrosshair();
  const moments: (number | null)[] = [];
  const stop = subscribePaced(crosshair, () => moments.push(crosshair.get()?.time ?? null));
  return {
    crosshair,
    moments,
    stop,
    move: (time: number, by: 'pointer' | 'keyboard' = 'pointer') => crosshair.set({ time, source: 'chart', by }),
  };
}

test('of a pointer on its way it is told ten times a second', () => {
  const { moments, move } = told();
  for (let frame = 1; frame <= 60; frame++) {
    vi.advanceTimersByTime(16);
    move(frame);
  }
  expect(moments).toEqual([7, 14, 21, 28, 35, 42, 49, 56]);
});

test('of one that rests it is told where, and of a slow one at each move', () => {
  const { moments, move } = told();
  move(1);
  expect(moments).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(moments).toEqual([1]);
  vi.advanceTimersByTime(100);
  move(2);
  vi.advanceTimersByTime(100);
  move(3);
  expect(moments).toEqual([1, 2, 3]);
});

test('of the keyboard, and that the pointer has left, it is told at once', () => {
  const { crosshair, moments, move } = told();
  move(1, 'keyboard');
  move(2, 'keyboard');
  move(3);
  crosshair.set(null);
  vi.advanceTimersByTime(200);
  expect(moments).toEqual([1, 2, null]);
});

test('nothing comes after the tooltip has gone', () => {
  const { moments, stop, move } = told();
  move(1);
  stop();
  vi.advanceTimersByTime(200);
  expect(moments).toEqual([]);
});
