import { expect, test } from 'vitest';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { LENGTH, STEP, windowAt } from './example-window';
import { planRefresh, type Held } from './plan-refresh';

const held = (range: EvaluationRange, refreshes = 0): Held => ({
  answer: {
    kind: 'range',
    range,
    series: [],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 1, samples: null },
    at: range.end,
  },
  before: null,
  refreshes,
});
const now = windowAt(6000);

test('a refresh asks for what is new and for what was not yet two steps and 30 s old when it was asked', () => {
  expect(planRefresh(held(now), windowAt(6015))).toEqual({ kind: 'tail', ask: { start: 5985, end: 6015, step: 15 } });
  expect(planRefresh(held(windowAt(6000, 300, 5)), windowAt(6010, 300, 5)).ask.start).toBe(5975);
  expect(planRefresh(held(windowAt(6000, 6000, 60)), windowAt(6060, 6000, 60)).ask.start).toBe(5940);
});

test('a refresh asks again for what may still come late, where the owner of the server says how late', () => {
  expect(planRefresh(held(now), windowAt(6015), 300).ask.start).toBe(5715);
  expect(planRefresh(held(now), windowAt(6015), 20).ask.start).toBe(5985);
  expect(planRefresh(held(now), windowAt(6015), 1).ask.start).toBe(6000);
});

test('inside one step only the overlap is asked again', () => {
  expect(planRefresh(held(now), now).ask).toEqual({ start: 5985, end: 6000, step: 15 });
});

test.each([
  ['nothing is held', undefined, windowAt(6015)],
  ['the step changed', held(now), { ...windowAt(6030), step: 30 }],
  ['the length changed', held(now), windowAt(6015, LENGTH * 2)],
  ['the window became shorter', held(now), windowAt(6015, LENGTH / 2)],
  ['the grid moved', held(now), { start: now.start + 7, end: now.end + 7, step: STEP }],
  ['most of the window is missing', held(now), windowAt(6000 + LENGTH / 2 + STEP)],
  ['the window moved back', held(now), windowAt(5000)],
  ['it is time for a check', held(now, 60), windowAt(6015)],
  ['the overlap would be the whole window', held(windowAt(6000, 30)), windowAt(6015, 30)],
])('everything is asked where %s', (_, before, wanted) => {
  expect(planRefresh(before, wanted)).toEqual({ kind: 'full', ask: wanted });
});

test('a grid that is off by a rounding error is the same one', () => {
  const { start, end, step } = windowAt(6015);
  for (const error of [1e-9, -1e-9])
    expect(planRefresh(held(now), { start: start + error, end: end + error, step }).kind).toBe('tail');
});
