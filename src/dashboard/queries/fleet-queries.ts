import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Filters } from '@/dashboard/filters';
import { unionQuery, type VectorQuery } from '@/dashboard/vector-query';
import type { Resolution } from '@/dashboard/resolution';
import { lastEdgeOf, readDurations, ROWS_EVERY } from './duration-vectors';
import { signalsBy, type SignalVectors } from './signals-by';

/**
 * The queries of the table of instances that no other part of the page needs: instant queries for its numbers, and the
 * line of requests. `lastEdge`: the highest finite bucket edge in seconds, where a p95 may be anything above; null
 * where it is not known.
 */
export type FleetQueries = { now: readonly VectorQuery[]; requests: string; lastEdge: number | null } | null;

/** null where the service counts no requests. */
export function fleetQueries(profile: ServiceProfile, filters: Filters, resolution: Resolution): FleetQueries {
  const vectors = signalsBy('instance', profile, filters, { ...resolution, step: 0 });
  const { requests } = signalsBy('instance', profile, filters, resolution);
  if (requests === null) return null;
  const ask = (names: readonly (keyof SignalVectors)[], refreshEvery?: number): VectorQuery[] => {
    const parts = names.flatMap((name) => (vectors[name] === null ? [] : [{ name, expr: vectors[name] }]));
    return parts.length === 0
      ? []
      : [unionQuery(parts, { secondsAgo: 0, ...(refreshEvery !== undefined && { refreshEvery }) })];
  };
  return {
    now: [...ask(['requests', 'requestsInErrorWindow', 'serverErrors']), ...ask(['p95'], ROWS_EVERY)],
    requests,
    lastEdge: profile.duration && lastEdgeOf(readDurations(profile.duration, filters), profile.duration.unit),
  };
}
