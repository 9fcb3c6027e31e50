import type { EarlierMoment, Moment, ServiceFacts } from '@/health/service-facts';
import { hasEnoughRequests, LOST_BELOW, MISSED } from './enough';
import { turnedFrom } from './turned';

/**
 * The moment since which requests come that are not answered, and pile up; null where they do not. Most services count
 * what they have answered: one that hangs looks as if nobody asked, but for many more that are in progress.
 */
export function pilingUpSince({
  current: { inProgress, requestRate },
  rateWindow,
  ...past
}: Pick<ServiceFacts, 'current' | 'hourAgo' | 'earlier' | 'rateWindow'>): EarlierMoment | null {
  if ((inProgress ?? 0) < MISSED) return null;
  return turnedFrom(
    past,
    (before) =>
      (inProgress ?? 0) * LOST_BELOW > (before.inProgress ?? Infinity) &&
      (requestRate ?? NaN) < (before.requestRate ?? 0) * LOST_BELOW &&
      hasEnoughRequests(before),
    (before) => areStuck(before, rateWindow),
  );
}

/** Whether so many requests are in progress that they take more than the rate window each, if they are ever answered. */
export const areStuck = ({ inProgress, requestRate }: Moment, rateWindow: number): boolean =>
  (inProgress ?? 0) >= MISSED && (inProgress ?? 0) > (requestRate ?? Infinity) * rateWindow;
