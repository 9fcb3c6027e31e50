import type { ChartScene } from '@/ui/charts/chart-scene';
import type { ChartSeries, ChartThreshold, LineStroke, SeriesColour } from '@/ui/charts/chart-series';
import { nearestIndex } from '@/ui/charts/layout/plot';

/** One line of the tooltip; `rank` is its place, 0 for the largest value. */
export type TooltipRow = {
  rank: number;
  name: string;
  value: number;
  colour: SeriesColour;
  stroke: LineStroke | undefined;
  breaching: boolean;
};

/** More rows than this hide the chart; the largest values are what one looks for. */
const MOST_ROWS = 12;

/** The value of a line at a time that one of the chart's lines has; NaN where it has no sample there. */
export function valueAt(series: Pick<ChartSeries, 'times' | 'values'>, time: number): number {
  const index = nearestIndex(series.times, time);
  const found = series.times[index];
  if (found === undefined) return NaN;
  // A line with other times may be a little off, but a sample from another step is not a sample of this moment.
  const neighbour = series.times[index + 1] ?? series.times[index - 1] ?? Infinity;
  return Math.abs(found - time) <= Math.abs(neighbour - found) / 2 ? (series.values[index] ?? NaN) : NaN;
}

function isBreaching(name: string, value: number, thresholds: readonly ChartThreshold[]): boolean {
  return thresholds.some(
    (threshold) => value > threshold.value && (threshold.of === undefined || threshold.of === name),
  );
}

/** What the tooltip lists at a time: lines by value, largest first; and how many found no room. */
export function tooltipRows(scene: ChartScene, time: number): { rows: readonly TooltipRow[]; more: number } {
  const lines = scene.series
    .filter(({ key }) => scene.hidden?.has(key) !== true)
    .map((series) => ({ series, value: valueAt(series, time) }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => b.value - a.value);
  const rows = lines.slice(0, MOST_ROWS).map(({ series: { name, colour, stroke }, value }, rank): TooltipRow => ({
    rank,
    name,
    value,
    colour,
    stroke,
    breaching: isBreaching(name, value, scene.thresholds ?? []),
  }));
  return { rows, more: Math.max(0, lines.length - MOST_ROWS) };
}
