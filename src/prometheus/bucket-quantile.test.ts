import { expect, test } from 'vitest';
import { bucketQuantile, quantileSeries } from './bucket-quantile';
import { sampleValue } from './sample-value';
import { decodeRangeData } from '@/prometheus/decode/query-data';
import quantiles from '@/prometheus/recorded/quantiles.json';
import rangeBuckets from '@/prometheus/recorded/range-buckets.json';
import type { Series } from './series';

const INF = Number.POSITIVE_INFINITY;
const buckets = (...pairs: [number, number][]) => pairs.map(([le, count]) => ({ le, count }));

test('every recorded histogram_quantile of a real Prometheus is met to 12 digits', () => {
  expect(quantiles.length).toBeGreaterThan(100);
  for (const { q, buckets: wire, value } of quantiles) {
    const expected = sampleValue(value);
    const found = bucketQuantile(
      q,
      wire.map(({ le, count }) => ({ le: sampleValue(le), count })),
    ).value;
    const close =
      Object.is(found, expected) || found === expected || Math.abs(found - expected) <= 1e-12 * Math.abs(expected);
    expect(close, `quantile ${q} of ${JSON.stringify(wire)} is ${value}, not ${found}`).toBe(true);
  }
});

test('a quantile above the last finite edge is at least that edge', () => {
  expect(bucketQuantile(0.95, buckets([1, 50], [2.5, 60], [INF, 100]))).toEqual({ value: 2.5, atLeast: true });
  expect(bucketQuantile(0.5, buckets([1, 50], [2.5, 60], [INF, 100]))).toEqual({ value: 1, atLeast: false });
});

test('without observations, without +Inf or without a finite edge there is no quantile', () => {
  expect(bucketQuantile(0.5, buckets([1, 0], [INF, 0])).value).toBeNaN();
  expect(bucketQuantile(0.5, buckets([1, 3], [2, 4])).value).toBeNaN();
  expect(bucketQuantile(0.5, buckets([INF, 4])).value).toBeNaN();
  expect(bucketQuantile(0.5, []).value).toBeNaN();
  expect(bucketQuantile(Number.NaN, buckets([1, 3], [INF, 4])).value).toBeNaN();
});

test('the lowest bucket begins at zero, or is its own edge where that is not above zero', () => {
  expect(bucketQuantile(0.5, buckets([2, 10], [INF, 10])).value).toBe(1);
  expect(bucketQuantile(0.5, buckets([0, 10], [1, 10], [INF, 10])).value).toBe(0);
});

test('buckets may come in any order, twice and falling, and the caller keeps them as they were', () => {
  const given = buckets([INF, 10], [2, 4], [1, 3], [1, 3]);
  expect(bucketQuantile(0.5, given).value).toBe(bucketQuantile(0.5, buckets([1, 6], [2, 6], [INF, 10])).value);
  expect(given).toEqual(buckets([INF, 10], [2, 4], [1, 3], [1, 3]));
});

const TIMES = Float64Array.of(10, 20, 30);
const line = (labels: Record<string, string>, ...values: number[]): Series => ({
  labels,
  times: TIMES,
  values: Float64Array.from(values),
});

test('quantiles over time are one line per remaining label set, on the same times', () => {
  const found = quantileSeries(0.5, [
    line({ le: '1', path: '/a' }, 10, 0, Number.NaN),
    line({ le: '+Inf', path: '/a' }, 10, 0, 4),
    line({ le: '2.0', path: '/b' }, 5, 5, 5),
    line({ le: '+Inf', path: '/b' }, 10, 20, 5),
    line({ le: 'odd', path: '/b' }, 9, 9, 9),
  ]);
  expect(found.map(({ labels }) => ({ ...labels }))).toEqual([{ path: '/a' }, { path: '/b' }]);
  expect(found.map(({ values }) => [...values])).toEqual([
    [0.5, Number.NaN, Number.NaN],
    [2, 2, 1],
  ]);
  expect(found.map(({ highestEdge }) => highestEdge)).toEqual([1, 2]);
  expect(found.every(({ times }) => times === TIMES)).toBe(true);
});

test('an edge that is written in two ways over time is one edge', () => {
  const spelled = [
    line({ le: '1' }, 3, 3, 3),
    line({ le: '1.0' }, 3, 3, 3),
    line({ le: '2' }, 6, 6, 12),
    line({ le: '+Inf' }, 10, 10, 12),
  ];
  const whole = [line({ le: '1' }, 6, 6, 6), line({ le: '2' }, 6, 6, 12), line({ le: '+Inf' }, 10, 10, 12)];
  expect(quantileSeries(0.4, spelled)[0]?.values).toEqual(quantileSeries(0.4, whole)[0]?.values);
});

test('recorded buckets of a real server give rising quantiles', () => {
  const { start, end, step } = rangeBuckets.request;
  const series =
    decodeRangeData(JSON.parse(rangeBuckets.body).data, { start: Number(start), end: Number(end), step: Number(step) })
      ?.items ?? [];
  const [p50, p99] = [0.5, 0.99].map((q) => quantileSeries(q, series)[0]?.values.at(-1) ?? Number.NaN);
  expect(series.length).toBeGreaterThan(5);
  expect(p50).toBeGreaterThan(100);
  expect(p99).toBeGreaterThanOrEqual(p50 ?? INF);
});

test('no buckets are no lines', () => {
  expect(quantileSeries(0.5, [])).toEqual([]);
});

test('counts that differ by a rounding error of the rate are the same, upwards as well', () => {
  const all = 100 * (1 + 1e-14);
  expect(bucketQuantile(1, buckets([1, 100], [2, all], [INF, all])).value).toBe(1);
  expect(bucketQuantile(1, buckets([1, 100], [2, 100 * (1 + 1e-9)], [INF, 100 * (1 + 1e-9)])).value).toBe(2);
});
