import { traceLine, type Point } from '@/ui/charts/canvas/trace-line';
import type { Plot } from '@/ui/charts/layout/plot';

/**
 * `floor` keeps noise far below a limit flat; `hotFrom` is the Unix second from which the line is wrong, null where it
 * is not.
 */
export type SparklineData = { times: Float64Array; values: Float64Array; floor: number; hotFrom: number | null };

/**
 * Paths as SVG writes them, in pixels: the line, and again from where it is wrong (empty where it is not); `dots` of
 * one `radius` at its end and where a sample is alone.
 */
export type SparklineShape = { line: string; hot: string; dots: readonly Point[]; radius: number; width: number };

const END_DOT = 2;
const LINE = 1.25;

/** null where there is nothing to draw. `scale`: of the text. */
export function sparklineShape(
  data: SparklineData,
  width: number,
  height: number,
  scale: number,
): SparklineShape | null {
  const plot = plotOf(data, width, height, scale);
  if (plot === null) return null;
  const { times, values, hotFrom } = data;
  const line = new PathText();
  const { last, lonely } = traceLine(line, data, plot);
  const hot = new PathText();
  const from = hotFrom === null ? -1 : times.findIndex((time) => time >= hotFrom);
  if (from >= 0) traceLine(hot, { times: times.subarray(from), values: values.subarray(from) }, plot);
  // The last sample may be one that is alone.
  const dots = last === null || lonely.at(-1) === last ? lonely : [...lonely, last];
  return { line: line.text, hot: hot.text, dots, radius: END_DOT * scale, width: LINE * scale };
}

/**
 * Writes an SVG path, rounded to a tenth of a pixel, which halves its text. In each column of pixels only the lowest
 * and the highest point are written, and of a level stretch only its ends: the sparkline of a tile has five samples per
 * column over an hour, and the browser parses and draws everything that is written.
 */
class PathText {
  // Joined at the end: a text that grows is kept by the browser as a tree of all its pieces, five times as large.
  private readonly steps: string[] = [];
  /** The column that the pen is in, and its highest and its lowest point there; none yet where it is NaN. */
  private column = Number.NaN;
  private highX = 0;
  private highY = 0;
  private lowX = 0;
  private lowY = 0;
  /** Of the last two points that were written. */
  private y = Number.NaN;
  private yBefore = Number.NaN;

  get text(): string {
    this.leaveColumn();
    return this.steps.join('');
  }

  moveTo(x: number, y: number): void {
    this.leaveColumn();
    this.steps.push(`M${tenth(x)} ${tenth(y)}`);
    this.yBefore = Number.NaN;
    this.y = tenth(y);
  }

  lineTo(x: number, y: number): void {
    if (Math.floor(x) !== this.column) this.enterColumn(x, y);
    if (y < this.highY) {
      this.highX = x;
      this.highY = y;
    } else if (y > this.lowY) {
      this.lowX = x;
      this.lowY = y;
    }
  }

  private enterColumn(x: number, y: number): void {
    this.leaveColumn();
    this.column = Math.floor(x);
    this.highX = this.lowX = x;
    this.highY = this.lowY = y;
  }

  private leaveColumn(): void {
    if (Number.isNaN(this.column)) return;
    this.column = Number.NaN;
    const { highX, highY, lowX, lowY } = this;
    if (highX < lowX) this.write(highX, highY);
    this.write(lowX, lowY);
    if (highX > lowX) this.write(highX, highY);
  }

  private write(x: number, y: number): void {
    const level = tenth(y);
    if (level === this.y && level === this.yBefore) this.steps.pop();
    this.steps.push(`L${tenth(x)} ${level}`);
    this.yBefore = this.y;
    this.y = level;
  }
}

const tenth = (length: number) => Math.round(length * 10) / 10;

/** The highest value stays so much below the upper edge that its line is not cut off. */
const HEADROOM = 1.06;

/** The plot of a sparkline: from zero to the floor or the largest value, the whole width for the times it has. */
function plotOf({ times, values, floor }: SparklineData, width: number, height: number, scale: number): Plot | null {
  const start = times[0];
  const end = times.at(-1);
  if (start === undefined || end === undefined) return null;
  let top = floor;
  let min = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value > top) top = value;
    if (value < min) min = value;
  }
  const edge = (END_DOT + 0.5) * scale;
  return {
    left: 1,
    right: width - edge,
    upper: edge,
    lower: height - edge,
    start,
    end: Math.max(end, start + 1),
    min,
    top: top > min ? top * HEADROOM : min + 1,
    scale,
  };
}
