import { expect, test } from 'vitest';
import { quantileOf, ratioOf, sumOf } from './derive';

const columns = (...series: [string, (number | null)[]][]) => ({ times: [0, 15], series: new Map(series) });

test('a sum is empty only where every series is', () => {
  expect(sumOf(columns(['a', [1, null]], ['b', [2, null]]))).toEqual([3, null]);
});

test('a ratio is zero without failures and empty without requests', () => {
  expect(ratioOf(columns(), columns(['a', [4, 0]]))).toEqual([0, null]);
});

test('a quantile lies inside its bucket, and at the last finite edge above it', () => {
  const buckets = columns(['{"le":"+Inf"}', [10, 10]], ['{"le":"1"}', [5, 5]], ['{"le":"2"}', [10, 6]]);
  expect(quantileOf(0.75, buckets)).toEqual([1.5, 2]);
});
