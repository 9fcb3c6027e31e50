import { expect, test } from 'vitest';
import { gridIndex, gridTimes } from './grid';

test('the grid holds both ends', () => {
  expect([...gridTimes({ start: 10, end: 20, step: 5 })]).toEqual([10, 15, 20]);
  expect(gridTimes({ start: 0, end: 0.3, step: 0.1 })).toHaveLength(4);
  expect(gridTimes({ start: 20, end: 10, step: 5 })).toHaveLength(0);
  expect(gridTimes({ start: 10, end: 20, step: 0 })).toHaveLength(0);
});

test('an instant finds its nearest place, or none', () => {
  expect(gridIndex(16, 10, 5, 3)).toBe(1);
  expect(gridIndex(12, 10, 5, 3)).toBe(0);
  expect(gridIndex(7, 10, 5, 3)).toBe(-1);
  expect(gridIndex(23, 10, 5, 3)).toBe(-1);
  expect(gridIndex(1e18, 10, 5, 3)).toBe(-1);
  expect(gridIndex(Number.NaN, 10, 5, 3)).toBe(-1);
});
