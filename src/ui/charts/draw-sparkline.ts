import { traceLine } from './trace-line';
import type { Plot } from './plot';

/** `floor` keeps noise far below a limit flat; `hotFrom` is the Unix second from which the line is wrong, null where it is not. */
export type SparklineData = { times: Float64Array; values: Float64Array; floor: number; hotFrom: number | null };

const END_DOT = 2;

/** The plot of a sparkline: from zero to the floor or the largest value, the whole width for the times it has. */
export function sparklinePlot({ times, values, floor }: SparklineData, width: number, height: number, scale: number): Plot | null {
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
  return { left: 1, right: width - edge, upper: edge, lower: height - edge, start, end: Math.max(end, start + 1), min, top: top > min ? top * 1.06 : min + 1, scale };
}

/** The line with a dot at its last sample. From `hotFrom` on it is drawn a second time in the colour of what is wrong. */
export function drawSparkline(context: CanvasRenderingContext2D, data: SparklineData, plot: Plot, colour: string, hot: string): void {
  const { times, hotFrom } = data;
  context.lineWidth = 1.25 * plot.scale;
  context.strokeStyle = colour;
  context.beginPath();
  const { last, lonely } = traceLine(context, data, plot);
  context.stroke();
  if (hotFrom !== null) {
    const from = Math.max(0, times.findIndex((time) => time >= hotFrom));
    context.strokeStyle = hot;
    context.beginPath();
    traceLine(context, { times: times.subarray(from), values: data.values.subarray(from) }, plot);
    context.stroke();
  }
  context.fillStyle = hotFrom === null ? colour : hot;
  for (const { x, y } of last === null ? lonely : [...lonely, last]) {
    context.beginPath();
    context.arc(x, y, END_DOT * plot.scale, 0, 2 * Math.PI);
    context.fill();
  }
}
