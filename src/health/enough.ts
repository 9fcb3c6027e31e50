import type { Moment } from './service-facts';

/** Fewer requests than this say nothing about a share or a quantile: one of four failing would read as 25 %. */
export const MIN_REQUESTS = 10;
/** One or two failures happen to any service; three are a pattern. */
export const MIN_FAILURES = 3;

/** Whether a share of failures may turn a light. Counts that are not known are no reason to look away. */
export function isShareMeaningful({ requestCount, failureCount }: Pick<Moment, 'requestCount' | 'failureCount'>): boolean {
  return isEnough(requestCount, MIN_REQUESTS) && isEnough(failureCount, MIN_FAILURES);
}

/** Whether a quantile may turn a light. */
export function isQuantileMeaningful({ requestCount }: Pick<Moment, 'requestCount'>): boolean {
  return isEnough(requestCount, MIN_REQUESTS);
}

// `increase` extrapolates: ten real requests come back as 9.99 or 10.4.
const isEnough = (count: number | null, least: number) => count === null || Math.round(count) >= least;
