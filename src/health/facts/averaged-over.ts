import type { RateWindows } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';

/**
 * The rate windows in seconds, of requests (`rateWindow`) and of failures (`errorWindow`); `step` is 0 for instant
 * queries.
 */
export function averagedOver(
  { traffic, errors }: RateWindows,
  scrapeInterval: number,
  step: number,
): { rateWindow: number; errorWindow: number } {
  return {
    rateWindow: rateWindow(traffic, scrapeInterval, step),
    errorWindow: rateWindow(errors, scrapeInterval, step),
  };
}
