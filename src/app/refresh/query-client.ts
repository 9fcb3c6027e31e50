import { QueryClient, type Query } from '@tanstack/react-query';

/**
 * Nothing in here decides when to ask: the refresh loop does, once for the whole page. Answers are kept as they are, because their columns
 * are changed in place and would look unchanged to a comparison.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
      },
    },
  });
}

/** Whether a tick asks again: `meta.every` is how many seconds an answer is good for, absent for every tick. */
export function isDue({ meta, state }: Query, nowMs: number): boolean {
  const every = typeof meta?.['every'] === 'number' ? meta['every'] : 0;
  if (state.status === 'error' || state.data === undefined) return true;
  return nowMs - state.dataUpdatedAt >= every * 1000;
}
