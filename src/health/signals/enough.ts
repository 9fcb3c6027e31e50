import type { Moment } from '@/health/service-facts';

/** With fewer requests ratios and quantiles mean nothing: one failure of four would be 25 %. */
export const MIN_REQUESTS = 10;
/** One or two failures happen to any service; three are a pattern. */
export const MIN_FAILURES = 3;

/** Below this share of what it was before, what is served or answered counts as lost. */
export const LOST_BELOW = 0.5;

/**
 * So many missing requests are no coincidence: where requests arrive independently, the chance of none where 20 are
 * expected is e^-20, less than one in a hundred million. The margin is for rates that fall towards the evening, whose
 * expectation is too high.
 */
export const MISSED = 20;

type Counts = Pick<Moment, 'requestCount' | 'failureCount'>;

/**
 * Whether any request came lately; null where that is not known. Also looks at the longer error window, because a
 * service with one request a minute has minutes without.
 */
export function hasTraffic({
  requestRate,
  requestCount,
}: Pick<Moment, 'requestRate' | 'requestCount'>): boolean | null {
  return requestRate === null ? null : requestRate > 0 || (requestCount ?? 0) > 0;
}

/** Whether an error ratio rests on enough requests to change a light; also where the counts are not known. */
export function isShareMeaningful(counts: Counts): boolean {
  return isEnough(requestsAtLeast(counts), MIN_REQUESTS) && isEnough(counts.failureCount, MIN_FAILURES);
}

/** How many requests there were at least: every failure was a request, even if the counter of requests says less. */
export function requestsAtLeast({ requestCount, failureCount }: Counts): number | null {
  return requestCount === null ? null : Math.max(requestCount, failureCount ?? 0);
}

/** The factor by which one of two counters may be ahead of the other, because they do not grow in the same moment. */
export const SLACK = 1.05;

/** Whether more failures than requests are counted, so that the error ratio cannot be known. */
export function isMisfit({ requestCount, failureCount }: Counts): boolean {
  return (
    requestCount !== null &&
    failureCount !== null &&
    failureCount > requestCount * SLACK &&
    failureCount - requestCount >= MIN_FAILURES
  );
}

/** Whether there are enough requests for a quantile, or a loss of traffic, to change a light. */
export function hasEnoughRequests({ requestCount }: Pick<Moment, 'requestCount'>): boolean {
  return isEnough(requestCount, MIN_REQUESTS);
}

// `increase` extrapolates: ten real requests come back as 9.99 or 10.4.
const isEnough = (count: number | null, least: number) => count === null || Math.round(count) >= least;
