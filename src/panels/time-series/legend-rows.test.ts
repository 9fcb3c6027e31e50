import { expect, test } from 'vitest';
import { TIMES } from '@/panels/example-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { legendRows } from './legend-rows';

const chart = (name: string, values: number[]): ChartSeries => ({
  key: `A:${name}`,
  name,
  subject: name,
  times: TIMES,
  values: Float64Array.from(values),
  colour: 's2',
});

test('a row carries what identifies its line, and its last value', () => {
  expect(legendRows([chart('/a', [1, 2, 3, 4])])).toEqual([
    { key: 'A:/a', name: '/a', colour: 's2', value: 4, isRest: false },
  ]);
});

test('a row that stands for many others says so, and is drawn as its line is', () => {
  const { subject: _, ...rest } = chart('3 others', [1, 2, 3, 4]);
  expect(legendRows([{ ...rest, stroke: 'dashed' }])[0]).toMatchObject({ isRest: true, stroke: 'dashed' });
});

test('the last value is the one before a gap, and not known in a line of gaps', () => {
  expect(
    legendRows([chart('/a', [1, 2, NaN, NaN]), chart('/b', [NaN, NaN, NaN, NaN])]).map(({ value }) => value),
  ).toEqual([2, null]);
});
