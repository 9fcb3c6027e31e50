import { expect, test } from 'vitest';
import { median } from './figures';

test.each([
  [[3, 1, 20], 3],
  [[1, 20, 2, 4], 3],
  [[7], 7],
  [[], NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});
