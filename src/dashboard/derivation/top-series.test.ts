import { expect, test } from 'vitest';
import type { Series } from '@/prometheus/series';
import { topSeries } from './top-series';

const line = (name: string, ...values: number[]): Series => ({
  labels: { name },
  times: Float64Array.from(values.keys()),
  values: Float64Array.from(values),
});
const names = (series: readonly Series[]) => series.map((s) => s.labels['name']);

test('shows every line while they fit', () => {
  const few = [line('a', 1), line('b', 2)];
  expect(topSeries(few, 2)).toEqual({ shown: few, other: null, hidden: 0 });
});

test('ranks by the whole range, so that the last value does not make lines swap', () => {
  const { shown, other, hidden } = topSeries(
    [line('late', 0, 0, 9), line('steady', 5, 5, 5), line('small', 1, 1, 1), line('big', 8, 8, 8)],
    3,
  );
  expect(names(shown)).toEqual(['big', 'steady']);
  expect(hidden).toBe(2);
  expect([...(other?.values ?? [])]).toEqual([1, 1, 10]);
});

test('what is shown and the rest add up to everything', () => {
  const all = Array.from({ length: 30 }, (_, i) => line(`e${i}`, i, i * 2));
  const { shown, other } = topSeries(all);
  const sum = [...shown, ...(other ? [other] : [])].reduce((total, s) => total + (s.values[1] ?? 0), 0);
  expect(sum).toBe(all.reduce((total, s) => total + (s.values[1] ?? 0), 0));
});
