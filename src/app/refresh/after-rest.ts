import type { Query, QueryClient } from '@tanstack/react-query';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { hasFailed } from './query-client';

/**
 * Who wants to be left alone for a while that ends between this tick and the next one, at `nextMs`, is asked again when it ends: at the next
 * tick it would be late by up to an interval. All at once, because they were refused at once. Gives the way to give that up.
 */
export function askAfterRest(client: QueryClient, nextMs: number, mayAsk: () => boolean): () => void {
  const now = Date.now();
  const resting = client.getQueryCache().findAll({ type: 'active', predicate: (query) => restEndMs(query) > now && restEndMs(query) < nextMs });
  if (resting.length === 0) return () => undefined;
  const wanted = new Set(resting);
  const ask = () => mayAsk() && void client.refetchQueries({ type: 'active', predicate: (query) => wanted.has(query) }, { cancelRefetch: false });
  const timer = setTimeout(ask, Math.max(...resting.map(restEndMs)) - now);
  return () => clearTimeout(timer);
}

/** Unix milliseconds; 0 where nobody asked for a rest. */
function restEndMs(query: Query): number {
  const { error, errorUpdatedAt } = query.state;
  if (!hasFailed(query) || !(error instanceof PrometheusError) || error.kind === 'unauthorized') return 0;
  return errorUpdatedAt + (error.retryAfter ?? 0) * 1000;
}
