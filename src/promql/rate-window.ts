/** Two samples make a rate; four survive one failed scrape and a scrape that falls just outside the window. */
const SCRAPES_PER_WINDOW = 4;

/**
 * The window inside `rate(x[…])`, seconds. A step above the window would leave out what happened between two points, so
 * the window grows with it.
 */
export function rateWindow(wanted: number, scrapeInterval: number, step: number): number {
  return Math.max(wanted, SCRAPES_PER_WINDOW * scrapeInterval, step);
}
