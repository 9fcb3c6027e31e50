import type { Plot } from './plot';

/** Between the tooltip and the edge of the plot, and at least between it and the crosshair, which has dots. */
const EDGE = 4;
const GAP = 10;

/** A tooltip makes way for the crosshair by so much at once, and follows it by so much: when it moves the browser puts its layers together anew. */
const WAY = 40;
const FAR = 320;

/**
 * Where the left edge of a tooltip stands, in whole pixels or its text is blurred. It lies still while values are read, in the corner of the plot
 * that the crosshair is farther from; nearer in a wide chart, for the eye; and beyond that corner where it would lie over the values it names.
 */
export function tooltipLeft(plot: Plot, chartWidth: number, crosshair: number, width: number): number {
  const middle = chartWidth / 2;
  const isLeft = crosshair > middle;
  // All from the middle towards the tooltip, in pixels of the text size for which the lengths above were drawn.
  const away = Math.abs(crosshair - middle) / plot.scale;
  const corner = ((isLeft ? middle - plot.left : plot.right - middle) - width) / plot.scale - EDGE;
  const nearest = GAP - Math.floor(away / WAY) * WAY;
  const farthest = GAP + FAR - Math.floor(away / FAR) * FAR;
  const begin = Math.max(nearest, Math.min(corner, farthest)) * plot.scale;
  return isLeft ? Math.floor(middle - begin - width) : Math.ceil(middle + begin);
}
