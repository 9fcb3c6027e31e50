/**
 * Where the plot lies inside its chart, in CSS pixels, and what it spans: `start` and `end` Unix seconds from left to
 * right, `min` and `top` values from bottom to top. `scale` is the text size over the 11 px for which every length here
 * was drawn: 1 on a page, 2.2 on a wall.
 */
export type Plot = {
  left: number;
  right: number;
  upper: number;
  lower: number;
  start: number;
  end: number;
  min: number;
  top: number;
  scale: number;
};

/** A plot without its time: what the axis of values and the size of the chart decide. */
export type PlotFrame = Omit<Plot, 'start' | 'end'>;

export function xOf(plot: Plot, time: number): number {
  return plot.left + ((time - plot.start) / (plot.end - plot.start)) * (plot.right - plot.left);
}

export function yOf(plot: PlotFrame, value: number): number {
  return plot.lower - ((value - plot.min) / (plot.top - plot.min)) * (plot.lower - plot.upper);
}

/** The time under a pixel, kept inside the range. */
export function timeAt(plot: Plot, x: number): number {
  const share = (x - plot.left) / (plot.right - plot.left);
  return plot.start + Math.min(1, Math.max(0, share)) * (plot.end - plot.start);
}

/** Half a pixel off, where a line of one pixel is one pixel and not two grey ones. */
export function crisp(position: number): number {
  return Math.round(position) + 0.5;
}

/** Index of the time nearest to `time` in an ascending array, -1 where it is empty. */
export function nearestIndex(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const before = times[low - 1];
  const at = times[low];
  if (at === undefined) return -1;
  return before !== undefined && time - before < at - time ? low - 1 : low;
}
