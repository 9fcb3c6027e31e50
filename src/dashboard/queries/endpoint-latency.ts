import type { ServiceProfile } from '@/instrumentation/service-profile';
import { busiest } from '@/promql/expression';
import type { Filters } from '@/dashboard/filters';
import { unionQuery, type VectorQuery } from '@/dashboard/vector-query';
import type { Resolution } from '@/dashboard/resolution';
import {
  lastEdgeOf,
  meanByEndpoint,
  quantileByEndpoint,
  ROWS_EVERY,
  splitDurations,
  type EndpointVector,
} from './duration-vectors';
import { requestRanking } from './overview-vectors';

/** The parts of the answer; every sample carries one of these in its label `signal`. */
export type LatencySignal = 'p50' | 'p95' | 'p99' | 'mean';

/**
 * `endpoint`: the label that names it on the samples. `lastEdge`: a quantile of so many seconds may be anything above;
 * null where that is not known.
 */
export type EndpointLatencyQuery = { vector: VectorQuery; endpoint: string; lastEdge: number | null };

/**
 * The durations of each endpoint now, in one instant query; null where durations have no endpoint label. The server
 * computes the quantiles: otherwise the page would download a few dozen buckets per endpoint to show three numbers.
 */
export function endpointLatencyQuery(
  profile: ServiceProfile,
  filters: Filters,
  { scrapeInterval }: Resolution,
): EndpointLatencyQuery | null {
  const { duration, windows } = profile;
  if (duration === null) return null;
  const scope = { filters, windows, resolution: { scrapeInterval, step: 0 } };
  const found: readonly { name: LatencySignal; vector: EndpointVector | null }[] = [
    { name: 'p50', vector: quantileByEndpoint(duration, 0.5, scope) },
    { name: 'p95', vector: quantileByEndpoint(duration, 0.95, scope) },
    { name: 'p99', vector: quantileByEndpoint(duration, 0.99, scope) },
    { name: 'mean', vector: meanByEndpoint(duration, scope) },
  ];
  const parts = found.flatMap(({ name, vector }) =>
    vector === null ? [] : [{ name, expr: ofShownEndpoints(vector, profile, filters), endpoint: vector.endpoint }],
  );
  const endpoint = parts[0]?.endpoint;
  return endpoint === undefined
    ? null
    : {
        endpoint,
        lastEdge: lastEdgeOf(splitDurations(duration) ?? {}, duration.unit),
        vector: unionQuery(parts, { secondsAgo: 0, refreshEvery: ROWS_EVERY }),
      };
}

/** The expression limited to the endpoints that are shown, where those are only the busiest. */
export function ofShownEndpoints(
  { expr, endpoint }: EndpointVector,
  profile: ServiceProfile,
  filters: Filters,
): string {
  const ranking = requestRanking(profile, filters);
  return ranking !== null && endpoint === profile.requests?.endpoint
    ? busiest(expr, endpoint, ranking.most, ranking.by)
    : expr;
}
