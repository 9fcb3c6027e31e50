import type { Moment } from '@/health/service-facts';

/** Fewer requests than this say nothing about a share or a quantile: one of four failing would read as 25 %. */
export const MIN_REQUESTS = 10;
/** One or two failures happen to any service; three are a pattern. */
export const MIN_FAILURES = 3;

type Counts = Pick<Moment, 'requestCount' | 'failureCount'>;

/** Whether any request came lately; null where that is not known. Of a service with a request a minute many a minute has none. */
export function hasTraffic({ requestRate, requestCount }: Pick<Moment, 'requestRate' | 'requestCount'>): boolean | null {
  return requestRate === null ? null : requestRate > 0 || (requestCount ?? 0) > 0;
}

/** Whether a share of failures may turn a light. Counts that are not known are no reason to look away. */
export function isShareMeaningful(counts: Counts): boolean {
  return isEnough(requestsAtLeast(counts), MIN_REQUESTS) && isEnough(counts.failureCount, MIN_FAILURES);
}

/** How many requests there must have been: whatever failed was asked for, although another counter may not say so. */
export function requestsAtLeast({ requestCount, failureCount }: Counts): number | null {
  return requestCount === null ? null : Math.max(requestCount, failureCount ?? 0);
}

/** By so much one of two counters may be ahead of the other because they do not grow in the same moment. */
const SLACK = 1.05;

/** Whether more failures are counted than requests, so that no share of them can be known. */
export function isMisfit({ requestCount, failureCount }: Counts): boolean {
  return requestCount !== null && failureCount !== null && failureCount > requestCount * SLACK && failureCount - requestCount >= MIN_FAILURES;
}

/** Whether a quantile may turn a light, or less traffic than there was: of a handful nothing is lower. */
export function hasEnoughRequests({ requestCount }: Pick<Moment, 'requestCount'>): boolean {
  return isEnough(requestCount, MIN_REQUESTS);
}

// `increase` extrapolates: ten real requests come back as 9.99 or 10.4.
const isEnough = (count: number | null, least: number) => count === null || Math.round(count) >= least;
