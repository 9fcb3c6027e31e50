import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefreshRing } from './refresh-ring';

const START = 1_763_640_000;

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ now: START * 1000 });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  container = document.createElement('div');
  root = createRoot(container);
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const render = (startedAt: number | null, interval: number | null) => act(async () => root.render(<RefreshRing startedAt={startedAt} interval={interval} />));
const pass = (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1000));

/** The share of the ring that is filled, of its two circles the second; 0 where there is none. */
function filled(): number {
  const [length = 0, around = 1] = container.querySelectorAll('circle')[1]?.getAttribute('stroke-dasharray')?.split(' ').map(Number) ?? [];
  return length / around;
}

test('fills by the second over the interval, and no further while the next refresh is late', async () => {
  await render(START, 10);
  expect(filled()).toBe(0);
  await pass(5);
  expect(filled()).toBeCloseTo(0.5);
  await pass(0.9);
  expect(filled()).toBeCloseTo(0.5);
  await pass(20);
  expect(filled()).toBe(1);
});

test('begins anew with the next refresh', async () => {
  await render(START, 10);
  await pass(9);
  await render(START + 9, 10);
  expect(filled()).toBe(0);
  await pass(1);
  expect(filled()).toBeCloseTo(0.1);
});

test('is empty for a refresh that a clock running ahead puts into the future', async () => {
  await render(START + 30, 10);
  await pass(3);
  expect(filled()).toBe(0);
});

test.each([
  ['the page is paused', START, null],
  ['nothing was answered yet', null, 10],
])('is empty and reads no clock while %s', async (_, startedAt, interval) => {
  await render(startedAt, interval);
  await pass(60);
  expect(filled()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
