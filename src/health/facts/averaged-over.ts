import type { RateWindows } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';

/** Seconds over which requests per second are averaged, and over which failures are; a `step` of 0 is that of the numbers of now. */
export function averagedOver({ traffic, errors }: RateWindows, scrapeInterval: number, step: number): { rateWindow: number; errorWindow: number } {
  return { rateWindow: rateWindow(traffic, scrapeInterval, step), errorWindow: rateWindow(errors, scrapeInterval, step) };
}
