import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { createServerClock } from '@/prometheus/server/clock';
import { useRotation } from './use-rotation';

// A multiple of all turns below, so that a turn begins here.
const START = 1_780_000_200;

beforeEach(() => void vi.useFakeTimers({ now: START * 1000 }));
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

async function rotation(count: number, every: number | 'off') {
  const clock = createServerClock();
  return renderHook(() => useRotation(count, every, clock), undefined);
}

test('views take turns by themselves, and the next one is named before its turn', async () => {
  const mounted = await rotation(3, 30);
  const first = mounted.current.place;
  await pass(27);
  expect([mounted.current.place, mounted.current.next]).toEqual([first, (first + 1) % 3]);
  await pass(4);
  expect([mounted.current.place, mounted.current.next]).toEqual([(first + 1) % 3, null]);
});

test('a paused view stays, and nothing is prepared for a turn that does not come', async () => {
  const mounted = await rotation(3, 30);
  const first = mounted.current.place;
  act(() => mounted.current.togglePause());
  expect(vi.getTimerCount()).toBe(0);
  await pass(300);
  expect([mounted.current.place, mounted.current.next, mounted.current.isPaused]).toEqual([first, null, true]);
  act(() => mounted.current.togglePause());
  // Ten turns later, as on the wall beside it that was not paused.
  expect([mounted.current.place, mounted.current.isPaused]).toEqual([(first + 10) % 3, false]);
  await pass(27);
  await pass(4);
  expect(mounted.current.place).toBe((first + 11) % 3);
});

test('a hand turns forwards and back, around both ends, also where nothing turns by itself', async () => {
  const mounted = await rotation(2, 'off');
  expect([mounted.current.place, mounted.current.isPaused]).toEqual([0, null]);
  act(() => mounted.current.step(-1));
  expect(mounted.current.place).toBe(1);
  act(() => mounted.current.step(1));
  expect(mounted.current.place).toBe(0);
});

test('it goes on where the clock of the server is a fraction of a millisecond off', async () => {
  const mounted = await renderHook(
    () => useRotation(3, 30, { ...createServerClock(), now: () => (Date.now() - 0.4) / 1000 }),
    undefined,
  );
  const { place } = mounted.current;
  await pass(31);
  expect(mounted.current.place).toBe((place + 1) % 3);
});

test('nothing turns where nobody looks, and whoever comes back sees the view whose turn it is', async () => {
  const mounted = await rotation(3, 30);
  const {
    current: { place },
    renders,
  } = mounted;
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await pass(40);
  expect([mounted.current.place, mounted.current.next, mounted.renders]).toEqual([place, null, renders]);
  hidden.mockRestore();
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(mounted.current.place).toBe((place + 1) % 3);
  await pass(17);
  await pass(4);
  expect(mounted.current.place).toBe((place + 2) % 3);
});

test('one view or none turns nowhere', async () => {
  const mounted = await rotation(0, 30);
  act(() => mounted.current.step(1));
  expect([mounted.current.place, mounted.current.next, mounted.current.isPaused]).toEqual([0, null, null]);
});
