import { act } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { loadWhatOpens } from '@/ui/loading/opened';
import { testPage } from '@/ui/test-page';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { ChartTable } from '@/ui/charts/chart-table';
import { ChartTooltip } from './chart-tooltip';
import { createCrosshair } from './crosshair';

const { page, render } = testPage();

beforeAll(loadWhatOpens);

const BOX = { width: 400, height: 136, textSize: 11, gutter: 48, font: 'sans-serif', ratio: 1 };
const PLOT = { left: 48, right: 396, upper: 16, lower: 116, min: 0, top: 4, scale: 1, start: 0, end: 30 };

const line = (name: string, colour: 's1' | 's2' | 's3', ...values: number[]) => ({
  key: name,
  name,
  colour,
  times: Float64Array.of(0, 15, 30),
  values: Float64Array.from(values),
});
const rows = () => Array.from(page.querySelectorAll('[data-series]'));

test('a row is written anew where another line has become larger, and none is made', () => {
  const scene: ChartScene = {
    range: { start: 0, end: 30 },
    unit: 'count',
    timeZone: 'UTC',
    series: [line('a', 's1', 3, 1, 1), line('b', 's2', 1, 3, NaN), line('c', 's3', 2, 2, 2)],
  };
  const crosshair = createCrosshair();
  const moveTo = (time: number) => act(() => crosshair.set({ time, source: 'chart', by: 'keyboard' }));
  render(<ChartTooltip id="chart" crosshair={crosshair} scene={scene} plot={PLOT} box={BOX} />);
  moveTo(0);
  const before = rows();
  expect(before.map((row) => row.textContent)).toEqual(['a3', 'c2', 'b1']);
  moveTo(15);
  expect(rows().map((row) => row.textContent)).toEqual(['b3', 'c2', 'a1']);
  expect(rows().every((row, rank) => row === before[rank])).toBe(true);
  expect(rows().map((row) => [row.getAttribute('data-series'), row.querySelector('i')?.getAttribute('style')])).toEqual(
    [
      ['b', expect.stringContaining('--s2')],
      ['c', expect.stringContaining('--s3')],
      ['a', expect.stringContaining('--s1')],
    ],
  );
  moveTo(30);
  expect(rows().map((row) => row.textContent)).toEqual(['c2', 'a1']);
});

test('a value at the end of what it is computed from may be anything above, in tooltip and table alike', () => {
  const scene: ChartScene = {
    range: { start: 0, end: 30 },
    unit: 'seconds',
    timeZone: 'UTC',
    openAt: 2.5,
    series: [line('p99', 's1', 2.5, 2.5, 2.5), line('p50', 's2', 0.2, 0.2, 0.2)],
  };
  const crosshair = createCrosshair();
  render(<ChartTooltip id="chart" crosshair={crosshair} scene={scene} plot={PLOT} box={BOX} />);
  act(() => crosshair.set({ time: 0, source: 'chart', by: 'keyboard' }));
  expect(rows().map((row) => row.textContent)).toEqual(['p99≥ 2.5\u00a0s', 'p50200\u00a0ms']);
  render(<ChartTable caption="Latency" scene={scene} />);
  expect(Array.from(page.querySelectorAll('td'), ({ textContent }) => textContent).slice(0, 2)).toEqual([
    '≥ 2.5\u00a0s',
    '200\u00a0ms',
  ]);
});
