import type { Query, QueryClient } from '@tanstack/react-query';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { hasFailed } from '@/app/refresh/query-cache/query-client';

/**
 * Queries whose `Retry-After` ends before the next tick at `nextMs` are asked again when it ends, as the next tick
 * would be late by up to an interval. All at once, when the last of them ends. Returns a function that cancels this.
 */
export function askAfterWait(client: QueryClient, nextMs: number, mayAsk: () => boolean): () => void {
  const now = Date.now();
  const resting = client
    .getQueryCache()
    .findAll({ type: 'active', predicate: (query) => waitEndMs(query) > now && waitEndMs(query) < nextMs });
  if (resting.length === 0) return () => undefined;
  const wanted = new Set(resting);
  const ask = () =>
    mayAsk() &&
    void client.refetchQueries({ type: 'active', predicate: (query) => wanted.has(query) }, { cancelRefetch: false });
  const timer = setTimeout(ask, Math.max(...resting.map(waitEndMs)) - now);
  return () => clearTimeout(timer);
}

/** When the query may be asked again, Unix milliseconds; 0 where the server did not ask to wait. */
function waitEndMs(query: Query): number {
  const { error, errorUpdatedAt } = query.state;
  if (!hasFailed(query) || !(error instanceof PrometheusError) || error.kind === 'unauthorized') return 0;
  return errorUpdatedAt + (error.retryAfter ?? 0) * 1000;
}
