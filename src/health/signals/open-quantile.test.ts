import { expect, test } from 'vitest';
import { isOpenQuantile } from './open-quantile';

test('a quantile at the end of the buckets may be anything above, whatever rounding of milliseconds has left of that end', () => {
  expect(isOpenQuantile(2.5, 2.5)).toBe(true);
  expect(isOpenQuantile(2500 * 0.001 + 1e-15, 2.5)).toBe(true);
});

test('below the end it is what it says, and so it is where the end is not known', () => {
  expect(isOpenQuantile(2.4999, 2.5)).toBe(false);
  expect(isOpenQuantile(2.5, null)).toBe(false);
});
