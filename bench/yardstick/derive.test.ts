import { expect, test } from 'vitest';
import { quantileOf, ratioOf, sumOf } from './derive';

const columns = (...series: [string, (number | null)[]][]) => ({ times: [0, 15], series: new Map(series) });

test('a sum is null only if all series are', () => {
  expect(sumOf(columns(['a', [1, null]], ['b', [2, null]]))).toEqual([3, null]);
});

test('a ratio is zero without failures and null without requests', () => {
  expect(ratioOf(columns(), columns(['a', [4, 0]]))).toEqual([0, null]);
});

test('a quantile is interpolated in its bucket, and is the last finite bound above that', () => {
  const buckets = columns(['{"le":"+Inf"}', [10, 10]], ['{"le":"1"}', [5, 5]], ['{"le":"2"}', [10, 6]]);
  expect(quantileOf(0.75, buckets)).toEqual([1.5, 2]);
});
