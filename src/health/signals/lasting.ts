import { valueAt } from '@/health/line';
import type { History } from '@/health/service-facts';
import { hasEnoughRequests } from './enough';

/** What is older than this is not held against the present; seconds. */
const HOUR = 3600;

/**
 * So many of the last requests tell what the window has too few for, and so many of them that fail are no chance: where
 * one in fifty fails, as many of twenty do less than once in ten thousand times.
 */
const LAST_REQUESTS = 20;
const MIN_FAILURES_OF_LAST = 5;

type Counted = Pick<History, 'received' | 'errorRatio'>;

/**
 * The share that failed of the last requests up to an instant; 0 where these are too few as well. Of a service with a
 * request a minute no window ever has enough to judge by, and of forty in a row that failed nobody may say that all is
 * well.
 */
export function lastingShare(history: Counted, until: number): number {
  const counts = countsBack(history, until - HOUR, until);
  return hasEnoughRequests(counts) && Math.round(counts.failureCount) >= MIN_FAILURES_OF_LAST
    ? counts.failureCount / counts.requestCount
    : 0;
}

/** Whether enough requests came between two instants, within the hour before the second one. */
export function haveEnoughCome(history: Counted, from: number, until: number): boolean {
  return hasEnoughRequests(countsBack(history, Math.max(from, until - HOUR), until));
}

/** Rather too few than too many: what came last is in few points of the lines yet. */
function countsBack(
  { received, errorRatio }: Counted,
  from: number,
  until: number,
): { requestCount: number; failureCount: number } {
  const counts = { requestCount: 0, failureCount: 0 };
  const [first = 0, second = first] = received?.times ?? [];
  const step = second - first;
  for (let i = (received?.times.length ?? 0) - 1; i >= 0 && counts.requestCount < LAST_REQUESTS; i--) {
    const time = received?.times[i] ?? NaN;
    if (time < from) break;
    const requests = time > until ? 0 : step * (received?.values[i] ?? NaN) || 0;
    counts.requestCount += requests;
    counts.failureCount += requests * valueAt(errorRatio, time, 2 * step) || 0;
  }
  return counts;
}
