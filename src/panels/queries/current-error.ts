import { QueryCache, useQueryClient, type Query, type QueryKey } from '@tanstack/react-query';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { queryHash } from '@/prometheus/query-keys';

// By query, so that it lives and dies with its cache.
const latest = new WeakMap<object, Error>();

/**
 * The last error of queries that were never answered. The library forgets it as soon as such a query is repeated, and
 * where every attempt runs into its deadline the reader would only ever see "loading".
 */
export function createQueryCache(): QueryCache {
  return new QueryCache({ onError: (error, query) => void latest.set(query, error) });
}

/**
 * The library's own search writes the key anew for every query that it passes: half of what was written as JSON during
 * a load.
 */
export const queryOf = (cache: QueryCache, key: QueryKey): Query | undefined => cache.get(queryHash(key));

/** Why the newest attempt that has ended failed; null where it did not, or where none has ended. */
export function currentError(query: Query | undefined): PrometheusError | null {
  if (query === undefined) return null;
  const { data, error } = query.state;
  const current = error ?? (data === undefined ? latest.get(query) : null);
  return current instanceof PrometheusError ? current : null;
}

/** The same for the result of a hook. */
export function useCurrentError(
  { data, error }: { data: unknown; error: PrometheusError | null },
  queryKey: QueryKey,
): PrometheusError | null {
  const cache = useQueryClient().getQueryCache();
  if (error !== null || data !== undefined) return error;
  return currentError(queryOf(cache, queryKey));
}
