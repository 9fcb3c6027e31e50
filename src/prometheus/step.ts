import type { EvaluationRange } from './evaluation-range';

/**
 * Prometheus refuses more points per series than this; snapping may add one to what the range divided by the step
 * gives.
 */
const MOST_POINTS = 11_000;

/** Denser than this is not visible: one point per two pixels. */
const PIXELS_PER_POINT = 2;

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/**
 * Steps that divide the next larger unit, so that a snapped axis falls on whole minutes, hours and days; at most a
 * factor 2 apart.
 */
const SIXTIETHS: readonly number[] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
const NICE_STEPS: readonly number[] = [
  ...SIXTIETHS,
  ...SIXTIETHS.map((count) => count * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((count) => count * HOUR),
];

/**
 * The step for a chart `widthPx` pixels wide over `rangeSeconds`: about one point per two or three pixels, never below
 * the scrape interval (points between two scrapes only repeat the last one), never more points than Prometheus allows.
 */
export function chooseStep(rangeSeconds: number, widthPx: number, scrapeInterval: number): number {
  const pixels = Math.max(1, widthPx);
  const finest = Math.max(scrapeInterval, (rangeSeconds * PIXELS_PER_POINT) / pixels, rangeSeconds / (MOST_POINTS - 2));
  return NICE_STEPS.find((step) => step >= finest) ?? Math.ceil(finest / DAY) * DAY;
}

/**
 * The range with both ends on multiples of the step. A live window moves at every refresh; without snapping each
 * refresh would evaluate at other instants, `rate()` would redraw the past slightly differently, and the lines would
 * crawl. Ranges of the same length always have the same number of points, so that the held points of one refresh fit
 * the next.
 */
export function snapRange(from: number, to: number, step: number): EvaluationRange {
  const end = Math.floor(to / step) * step;
  // With tolerance: an hour computed as `now - (now - 3600)` may be longer by a rounding error.
  const steps = Math.ceil((to - from) / step - 1e-6);
  return { start: end - steps * step, end, step };
}
