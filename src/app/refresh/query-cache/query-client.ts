import { QueryClient, type Query } from '@tanstack/react-query';
import { createQueryCache } from '@/panels/queries/current-error';
import { queryHash } from '@/prometheus/query-keys';
import { elapsed } from '@/app/refresh/clock/elapsed';
import { mayRetry } from '@/app/refresh/loop/refresh-schedule';

/**
 * Nothing in here decides when to ask: the refresh loop does, once for the whole page. Answers are kept as they are,
 * because their columns are changed in place and would look unchanged to a comparison.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: createQueryCache(),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        refetchOnMount: false,
        structuralSharing: false,
        // Done at every rendering.
        queryKeyHashFn: queryHash,
      },
    },
  });
}

/** Whether the newest attempt failed, whatever is still shown of the one before. */
export function hasFailed({ state }: Query): boolean {
  return state.status === 'error';
}

/**
 * Whether a tick asks again. `meta.refreshEvery` is how many seconds an answer is good for, or tells it from the
 * answer; absent for every tick. What failed is asked again as soon as whoever refused it may be asked.
 */
export function isDue(query: Query, nowMs: number): boolean {
  const { meta, state } = query;
  if (hasFailed(query)) return mayRetry(state.error, elapsed(state.errorUpdatedAt, nowMs) / 1000);
  if (state.data === undefined) return true;
  return elapsed(state.dataUpdatedAt, nowMs) >= goodFor(meta?.['refreshEvery'], state.data) * 1000;
}

/** Seconds. The cache does not know the type of `refreshEvery`, which the makers of questions do. */
function goodFor(refreshEvery: unknown, answer: unknown): number {
  if (typeof refreshEvery === 'function') return Number(refreshEvery(answer));
  return typeof refreshEvery === 'number' ? refreshEvery : 0;
}
