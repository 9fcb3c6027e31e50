import { expect, test } from 'vitest';
import { errorRatioOf } from './error-ratio';

test.each([
  ['some', 5, 20, 0.25],
  ['none', 0, 20, 0],
  ['all, where more failures are counted than requests', 24, 20, 1],
  ['all, where failures are counted and no requests', 3, 0, 1],
  ['nothing that could fail', 0, 0, null],
  ['what is not known', 3, Number.NaN, null],
])('of the requests fail %s', (_, failed, received, expected) => {
  expect(errorRatioOf(failed, received)).toBe(expected);
});
