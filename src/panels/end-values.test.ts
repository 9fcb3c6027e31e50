import { expect, test } from 'vitest';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { endValues } from './end-values';

const TIMES = Float64Array.from({ length: 10 }, (_, i) => i * 15);
/** A line of so many values, and gaps after them. */
const chart = (name: string, known: number, value = 1): ChartSeries => ({
  key: name,
  name,
  times: TIMES,
  values: TIMES.map((_, i) => (i < known ? value : NaN)),
  colour: 's1',
});

test('a line ends with its last value, also where the newest is not there yet', () => {
  expect(endValues([chart('a', 10, 4), chart('b', 8, 5), chart('c', 7, 6)])).toEqual([4, 5, 6]);
});

test('a line that ended while others go on has no present value, and nor has one of gaps', () => {
  expect(endValues([chart('a', 10, 4), chart('gone', 6, 900), chart('none', 0)])).toEqual([4, null, null]);
});

test('where all of them ended the last values are what is known last', () => {
  expect(endValues([chart('a', 5, 4), chart('b', 5, 5)])).toEqual([4, 5]);
});
