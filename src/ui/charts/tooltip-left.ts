import type { Plot } from './plot';

/** Between the tooltip and the edge of the plot, and at least between it and the crosshair, which has dots. */
const EDGE = 4;
const GAP = 10;

/**
 * Where the left edge of a tooltip stands, in whole pixels or its text is blurred: in the corner of the plot that the crosshair is farther from,
 * so that it lies still while values are read and only changes sides, and beyond that corner where it would lie over the values it names.
 */
export function tooltipLeft(plot: Plot, chartWidth: number, crosshair: number, width: number): number {
  const edge = EDGE * plot.scale;
  const gap = GAP * plot.scale;
  return Math.round(crosshair > chartWidth / 2 ? Math.min(plot.left + edge, crosshair - gap - width) : Math.max(plot.right - edge - width, crosshair + gap));
}
