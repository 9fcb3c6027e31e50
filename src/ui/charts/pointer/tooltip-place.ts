import type { Plot } from '@/ui/charts/layout/plot';

/** Between the tooltip and the edge of the plot, and at least between it and the crosshair, which has dots. */
const EDGE = 4;
const GAP = 10;

/**
 * The steps, in pixels, in which a tooltip gives way to the crosshair and in which it follows: for each move the
 * browser composes its layers again.
 */
const WAY = 40;
const FAR = 80;

/**
 * How far the screen goes on beyond the edges of a chart, in CSS pixels; less than nothing where the chart itself is
 * cut off.
 */
export type ScreenAround = { left: number; right: number; above: number; below: number };

/** Inside the screen, and at its beginning if there is not enough of it. */
const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

/** On one side of the crosshair, as if the screen had no end. */
function beside(isLeft: boolean, plot: Plot, chartWidth: number, crosshair: number, width: number): number {
  const middle = chartWidth / 2;
  // All from the middle towards the tooltip, in pixels of the text size for which the lengths above were drawn.
  const away = (isLeft ? crosshair - middle : middle - crosshair) / plot.scale;
  const corner = ((isLeft ? middle - plot.left : plot.right - middle) - width) / plot.scale - EDGE;
  const nearest = GAP - Math.floor(away / WAY) * WAY;
  const farthest = GAP + FAR - Math.floor(away / FAR) * FAR;
  const begin = Math.max(nearest, Math.min(corner, farthest)) * plot.scale;
  return isLeft ? Math.floor(middle - begin - width) : Math.ceil(middle + begin);
}

/**
 * The left edge of a tooltip, in whole pixels, since its text would be blurred otherwise. It is on the side of the
 * crosshair with more of the plot, near the crosshair or in the corner, and beyond the corner where it would cover the
 * values that it names. It moves in large steps, so that it stays in place while values are read. At the edge of the
 * screen it stops, or changes sides; a tooltip of half the screen minus the gap always fits on one side.
 */
export function tooltipLeft(
  plot: Plot,
  chartWidth: number,
  crosshair: number,
  width: number,
  screen: ScreenAround,
): number {
  const isLeft = crosshair > chartWidth / 2;
  const inScreen = (side: boolean) =>
    within(
      beside(side, plot, chartWidth, crosshair, width),
      Math.ceil(-screen.left),
      Math.floor(chartWidth + screen.right - width),
    );
  const gap = (GAP - 1) * plot.scale;
  const isClear = (left: number) => left + width <= crosshair - gap || left >= crosshair + gap;
  const usual = inScreen(isLeft);
  if (isClear(usual)) return usual;
  const other = inScreen(!isLeft);
  return isClear(other) ? other : usual;
}

/** Where its upper edge stands: at the top of the plot, and higher where the screen ends before all of its rows. */
export function tooltipTop(plot: Plot, chartHeight: number, height: number, screen: ScreenAround): number {
  return within(
    Math.round(plot.upper + EDGE * plot.scale),
    Math.ceil(-screen.above),
    Math.floor(chartHeight + screen.below - height),
  );
}
