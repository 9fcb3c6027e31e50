import type { ServiceProfile } from '@/instrumentation/service-profile';
import { among } from '@/promql/expression';
import type { Filters } from '@/dashboard/filters';
import { unionQuery, type Vector, type VectorQuery } from '@/dashboard/vector-query';
import type { Resolution } from '@/dashboard/resolution';
import {
  lastEdgeOf,
  meanByEndpoint,
  quantileByEndpoint,
  ROWS_EVERY,
  splitDurations,
  type EndpointVector,
  type Scope,
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
  const read = (of: (scope: Scope) => EndpointVector | null) =>
    ofShownEndpoints(profile, filters, (named) =>
      of({ filters: named, windows, resolution: { scrapeInterval, step: 0 } }),
    );
  const found: readonly { name: LatencySignal; vector: ShownVector<EndpointVector> | null }[] = [
    { name: 'p50', vector: read((scope) => quantileByEndpoint(duration, 0.5, scope)) },
    { name: 'p95', vector: read((scope) => quantileByEndpoint(duration, 0.95, scope)) },
    { name: 'p99', vector: read((scope) => quantileByEndpoint(duration, 0.99, scope)) },
    { name: 'mean', vector: read((scope) => meanByEndpoint(duration, scope)) },
  ];
  const parts = found.flatMap(({ name, vector }) => (vector === null ? [] : [{ ...vector, name }]));
  const endpoint = parts[0]?.endpoint;
  return endpoint === undefined
    ? null
    : {
        endpoint,
        lastEdge: lastEdgeOf(splitDurations(duration) ?? {}, duration.unit),
        vector: unionQuery(parts, { secondsAgo: 0, refreshEvery: ROWS_EVERY }),
      };
}

/** p95 of each endpoint that is shown, over the range; null where durations have no endpoint label. */
export function p95ByEndpoint(profile: ServiceProfile, filters: Filters, resolution: Resolution) {
  const { duration, windows } = profile;
  return (
    duration &&
    ofShownEndpoints(profile, filters, (named) =>
      quantileByEndpoint(duration, 0.95, { filters: named, windows, resolution }),
    )
  );
}

type ShownVector<V extends EndpointVector> = V & Vector;

/** A vector by endpoint, limited to those that are shown where they are only the busiest. */
function ofShownEndpoints<V extends EndpointVector>(
  profile: ServiceProfile,
  filters: Filters,
  read: (filters: Filters) => V | null,
): ShownVector<V> | null {
  const all = read(filters);
  const ranking = all?.endpoint === profile.requests?.endpoint ? requestRanking(profile, filters) : null;
  if (all === null || ranking === null) return all;
  const only = (endpoints: readonly string[]) => read({ ...filters, endpoints })?.expr ?? all.expr;
  return {
    ...all,
    expr: among(all.expr, all.endpoint, ranking),
    ranked: { by: ranking, label: all.endpoint, only },
  };
}
