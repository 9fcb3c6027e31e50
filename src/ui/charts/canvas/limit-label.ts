import type { ChartSeries, ChartThreshold } from '@/ui/charts/chart-series';
import { timeAt, xOf, yOf, type Plot } from '@/ui/charts/layout/plot';
import type { Brush } from './draw-series';

/** Where a label lies: from `left` over `width`, around `y`, in CSS pixels. */
export type PlacedLabel = { threshold: ChartThreshold; left: number; y: number; width: number };

/** A label is so high, in text sizes. */
export const LABEL_HEIGHT = 1.24;

/** Between a label and the line that it gives way to. */
const GAP = 4;

type Line = Pick<ChartSeries, 'times' | 'values'>;
type Values = { low: number; high: number };

export const labelFont = ({ textSize, font }: Brush, { status }: ChartThreshold) =>
  `${status === 'crossed' ? '600 ' : ''}${textSize}px ${font}`;

/**
 * The last time from `from` to `to` at which the line is between these values or goes through them; null where it is
 * nowhere.
 */
function lastWithin({ times, values }: Line, { low, high }: Values, from: number, to: number): number | null {
  for (let i = times.length - 1; i >= 0; i--) {
    const time = times[i] ?? NaN;
    const value = values[i] ?? NaN;
    const before = values[i - 1] ?? value;
    if (time < from) return null;
    if ((times[i - 1] ?? time) <= to && Math.max(value, before) >= low && Math.min(value, before) <= high)
      return Math.min(time, to);
  }
  return null;
}

/**
 * The first place from `left` on, in CSS pixels, where none of the lines passes within these values for so wide; `left`
 * where there is none.
 */
export function freeLeft(lines: readonly Line[], within: Values, plot: Plot, left: number, width: number): number {
  let free = left;
  while (free + width <= plot.right) {
    const from = timeAt(plot, free);
    const to = timeAt(plot, free + width);
    const last = lines.reduce<number | null>(
      (latest, line) => lastWithin(line, within, latest ?? from, to) ?? latest,
      null,
    );
    if (last === null) return free;
    free = xOf(plot, last) + GAP * plot.scale;
  }
  return left;
}

/**
 * Labels are at the left end of their limits, unless a line passes there, which would hide the moment when trouble
 * began, or the red area above a crossed limit. A label that would cover another one moves to its right.
 */
export function placeLabels(
  brush: Brush,
  thresholds: readonly ChartThreshold[],
  lines: readonly Line[],
): readonly PlacedLabel[] {
  const { context, plot, textSize } = brush;
  const placed: PlacedLabel[] = [];
  const half = ((textSize * LABEL_HEIGHT) / 2) * ((plot.top - plot.min) / (plot.lower - plot.upper));
  for (const threshold of thresholds.filter(({ label }) => label !== '')) {
    const { value, status } = threshold;
    const y = yOf(plot, value);
    const beside = placed.filter((other) => Math.abs(other.y - y) < textSize * 1.2);
    context.font = labelFont(brush, threshold);
    const width = context.measureText(threshold.label).width + 8 * plot.scale;
    const left = Math.max(plot.left, ...beside.map((other) => other.left + other.width));
    placed.push({
      threshold,
      y,
      width,
      left: freeLeft(
        lines,
        { low: value - half, high: status === 'crossed' ? Infinity : value + half },
        plot,
        left,
        width,
      ),
    });
  }
  return placed;
}
