import { expect, test } from 'vitest';
import type { Series } from '@/prometheus/series';
import { deriveSeries } from './derive';

const TIMES = Float64Array.of(0, 15, 30);
const line = (values: number[], labels: Record<string, string> = {}): Series => ({
  labels,
  times: TIMES,
  values: Float64Array.from(values),
});
const valuesOf = (series: readonly Series[]) => series.map((s) => [...s.values]);
const { NaN: GAP } = Number;

test('a sum adds what is there and is a gap only where every line is', () => {
  expect(valuesOf(deriveSeries({ kind: 'sum' }, [[line([1, 2, GAP]), line([10, GAP, GAP])]]))).toEqual([[11, 2, GAP]]);
});

test('a count tells how many lines are above zero, however little', () => {
  expect(valuesOf(deriveSeries({ kind: 'count' }, [[line([1, 0.5, 0]), line([1, 0, GAP])]]))).toEqual([[2, 1, 0]]);
  expect(deriveSeries({ kind: 'count' }, [[]])).toEqual([]);
});

test('a part has the lines of a union that carry its name, as they are', () => {
  const cpu = line([1, 2, 3], { signal: 'container-cpu', name: 'a' });
  expect(
    deriveSeries({ kind: 'part', name: 'container-cpu' }, [[line([9, 9, 9], { signal: 'container-memory' }), cpu]]),
  ).toEqual([cpu]);
});

test('a sum of nothing draws no line', () => {
  expect(deriveSeries({ kind: 'sum' }, [[]])).toEqual([]);
});

test('a ratio without any failing series is zero, not empty: it is the healthiest service there is', () => {
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [[], [line([5, 5, 5])]]))).toEqual([[0, 0, 0]]);
});

test('a ratio is a gap where nothing was received', () => {
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [[line([1, 0, GAP])], [line([10, 0, 4])]]))).toEqual([[0.1, GAP, 0]]);
});

test('a ratio of failures that are counted apart is at most all of what was received', () => {
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [[line([12, 3, 3])], [line([10, 0, GAP])]]))).toEqual([[1, 1, GAP]]);
});

test('a ratio sums both sides before it divides', () => {
  const failed = [line([1, 1, 1]), line([1, 1, 1])];
  const all = [line([10, 10, 10]), line([30, 30, 30])];
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [failed, all]))).toEqual([[0.05, 0.05, 0.05]]);
});

test('a ratio of a metric that is missing stays missing', () => {
  expect(deriveSeries({ kind: 'ratio' }, [[line([1, 1, 1])], []])).toEqual([]);
});

test('a mean divides by the bucket that holds every observation, and is a gap at idle', () => {
  const buckets = [line([1, 1, 0], { le: '0.1' }), line([4, 2, 0], { le: '+Inf' })];
  expect(valuesOf(deriveSeries({ kind: 'mean' }, [[line([2, 1, 0])], buckets]))).toEqual([[0.5, 0.5, GAP]]);
});

test('a quantile is interpolated inside its bucket', () => {
  const buckets = [
    line([10, 0, 10], { le: '0.1' }),
    line([20, 0, 10], { le: '0.2' }),
    line([20, 0, 20], { le: '+Inf' }),
  ];
  const [p75] = valuesOf(deriveSeries({ kind: 'quantile', q: 0.75, scale: 1 }, [buckets]));
  expect(p75?.[0]).toBeCloseTo(0.15, 12);
  expect(p75?.[1]).toBeNaN();
  expect(p75?.[2]).toBe(0.2);
});

test('what is not shown of a total is the rest, and never below zero', () => {
  const rest = deriveSeries({ kind: 'rest' }, [
    [line([10, 5, 4])],
    [line([4, 6, GAP], { path: '/a' }), line([1, 0, 1], { path: '/b' })],
  ]);
  expect(Array.from(rest[0]?.values ?? [])).toEqual([5, 0, 3]);
  expect(deriveSeries({ kind: 'rest' }, [[], []])).toEqual([]);
});

test('an answer that is older than the one beside it is read at the same instants, and beyond its end nothing is known', () => {
  const old = (values: number[], labels: Record<string, string> = {}): Series => ({
    labels,
    times: Float64Array.of(-15, 0, 15),
    values: Float64Array.from(values),
  });
  const all = line([10, 10, 10]);
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [[old([9, 1, 2])], [all]]))).toEqual([[0.1, 0.2, GAP]]);
  expect(valuesOf(deriveSeries({ kind: 'rest' }, [[all], [old([9, 1, GAP])]]))).toEqual([[9, 10, GAP]]);
  expect(valuesOf(deriveSeries({ kind: 'mean' }, [[all], [old([9, 1, 2])]]))).toEqual([[10, 5, GAP]]);
  expect(valuesOf(deriveSeries({ kind: 'ratio' }, [[line([1, 2, 3])], [old([10, 10, 10])]]))).toEqual([
    [GAP, 0.1, 0.2],
  ]);
});
