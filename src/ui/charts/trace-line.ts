import type { ChartSeries } from './chart-series';
import { xOf, yOf, type Plot } from './plot';

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

function pointAt(line: Line, plot: Plot, index: number): Point {
  return { x: xOf(plot, line.times[index] ?? NaN), y: yOf(plot, line.values[index] ?? NaN) };
}

/** Adds the line to the path of `pen`, broken where values are missing. */
export function traceLine(pen: Pen, line: Line, plot: Plot): Trace {
  const lonely: Point[] = [];
  let last: Point | null = null;
  for (const [from, to] of runsOf(line.values)) {
    let point = pointAt(line, plot, from);
    pen.moveTo(point.x, point.y);
    for (let i = from + 1; i <= to; i++) {
      point = pointAt(line, plot, i);
      pen.lineTo(point.x, point.y);
    }
    if (from === to) lonely.push(point);
    last = point;
  }
  return { lonely, last };
}

/** Adds the area between the line and the horizontal at `level` (pixels), one closed shape per run. */
export function traceArea(pen: Pen, line: Line, plot: Plot, level: number): void {
  for (const [from, to] of runsOf(line.values)) {
    pen.moveTo(pointAt(line, plot, from).x, level);
    for (let i = from; i <= to; i++) {
      const { x, y } = pointAt(line, plot, i);
      pen.lineTo(x, y);
    }
    pen.lineTo(pointAt(line, plot, to).x, level);
  }
}
