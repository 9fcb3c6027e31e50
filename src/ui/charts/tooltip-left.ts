import type { Plot } from './plot';

/** Between the tooltip and the edge of the plot, and at least between it and the crosshair, which has dots. */
const EDGE = 4;
const GAP = 10;

/** A tooltip that has to make way for the crosshair does so by so much at once: each time it moves the browser puts its layers together anew. */
const STEP = 40;

/**
 * Where the left edge of a tooltip stands, in whole pixels or its text is blurred: in the corner of the plot that the crosshair is farther from,
 * so that it lies still while values are read and only changes sides, and beyond that corner where it would lie over the values it names.
 */
export function tooltipLeft({ left, right, scale }: Plot, chartWidth: number, crosshair: number, width: number): number {
  const [edge, gap, step] = [EDGE * scale, GAP * scale, STEP * scale];
  const middle = chartWidth / 2;
  if (crosshair > middle) {
    const end = Math.max(middle - gap, Math.floor((crosshair - gap) / step) * step);
    return Math.floor(Math.min(left + edge, end - width));
  }
  const begin = Math.min(middle + gap, Math.ceil((crosshair + gap) / step) * step);
  return Math.ceil(Math.max(right - edge - width, begin));
}
