import type { Thresholds } from '@/dashboard/thresholds';
import type { ServiceFacts } from '@/health/service-facts';
import { hasEnoughRequests } from './enough';
import { distanceOf, isHalfSlow, keyOf, type QuantileKey } from './latency';

/** A line of latency that is worth a query. */
export type LatencyLine = {
  key: QuantileKey;
  /** Whether the level depends on it, because the window has too few requests; otherwise only since when it is so. */
  isInDoubt: boolean;
};

/**
 * Of a service that is slow the line that tells since when, and of one with few requests whether it lasts; null where
 * none would change anything.
 */
export function neededLine({ current }: Pick<ServiceFacts, 'current'>, thresholds: Thresholds): LatencyLine | null {
  if ((current.p95 ?? current.p99) === null || current.requestCount === 0) return null;
  const distance = distanceOf(current, thresholds);
  const isInDoubt = !hasEnoughRequests(current);
  return distance.level === 'ok' || (isInDoubt && !isHalfSlow(current, distance))
    ? null
    : { key: keyOf(distance), isInDoubt };
}
