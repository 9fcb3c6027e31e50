import type { ChartSeries } from '@/ui/charts/chart-series';
import { xOf, yOf, type Plot } from '@/ui/charts/layout/plot';

export type Point = { x: number; y: number };

type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo'>;
type Line = Pick<ChartSeries, 'times' | 'values'>;

/** What a line leaves to be drawn besides its path. */
export type Trace = {
  /** Samples with a gap on both sides: a path of one point is invisible, so they become dots. */
  lonely: readonly Point[];
  /** The last sample; null where the whole line is a gap. */
  last: Point | null;
};

/** Where the runs of finite samples begin and end, as pairs of inclusive indices. */
export function* runsOf(values: Float64Array): Generator<readonly [number, number]> {
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const isSample = i < values.length && Number.isFinite(values[i]);
    if (isSample && from < 0) from = i;
    if (!isSample && from >= 0) {
      yield [from, i - 1];
      from = -1;
    }
  }
}

/**
 * Adds the line to the path of `pen`, with gaps where values are missing. One loop over numbers, because an object per
 * sample would be most of the garbage of a refresh.
 */
export function traceLine(pen: Pen, { times, values }: Line, plot: Plot): Trace {
  const lonely: Point[] = [];
  let last: Point | null = null;
  let from = -1;
  let x = 0;
  let y = 0;
  for (let i = 0; i <= values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isFinite(value)) {
      x = xOf(plot, times[i] ?? NaN);
      y = yOf(plot, value);
      if (from >= 0) pen.lineTo(x, y);
      else {
        pen.moveTo(x, y);
        from = i;
      }
    } else if (from >= 0) {
      last = { x, y };
      if (from === i - 1) lonely.push(last);
      from = -1;
    }
  }
  return { lonely, last };
}

/** Adds the area between the line and the horizontal at `level` (pixels), one closed shape per run. */
export function traceArea(pen: Pen, line: Line, plot: Plot, level: number): void {
  for (const [from, to] of runsOf(line.values)) {
    pen.moveTo(xOf(plot, line.times[from] ?? NaN), level);
    for (let i = from; i <= to; i++) pen.lineTo(xOf(plot, line.times[i] ?? NaN), yOf(plot, line.values[i] ?? NaN));
    pen.lineTo(xOf(plot, line.times[to] ?? NaN), level);
  }
}
