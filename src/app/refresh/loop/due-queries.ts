import type { Query, QueryClient } from '@tanstack/react-query';
import { hasFailed, isDue } from '@/app/refresh/query-cache/query-client';
import type { Connection } from '@/prometheus/connection/connection';
import type { Loop } from './loop';

/**
 * Asks again for what is due: everything on a live page, otherwise what failed. `isWantedAnyway`: what is asked again
 * though it is not due.
 */
export function refreshDue(
  { client, connection, live }: Pick<Loop, 'client' | 'connection' | 'live'>,
  isWantedAnyway: (query: Query) => boolean = () => false,
): void {
  const now = Date.now();
  const isWanted = (query: Query) => isWantedAnyway(query) || ((live || hasFailed(query)) && isDue(query, now));
  makeUpFor(
    client.getQueryCache().findAll({ type: 'active', fetchStatus: 'fetching', predicate: isWanted }),
    client,
    connection,
  );
  askAgain(client, isWanted);
}

/** Asks again for everything that is on the page, due, and not asked for already. */
export function refreshAll(client: QueryClient): void {
  const now = Date.now();
  askAgain(client, (query) => isDue(query, now));
}

function askAgain(client: QueryClient, isWanted: (query: Query) => boolean): void {
  void client.refetchQueries({ type: 'active', predicate: isWanted }, { cancelRefetch: false });
}

/**
 * Does not repeat a query that is under way. Where that one fails it is asked again at once, because at the next tick
 * its data would be two intervals old.
 */
function makeUpFor(underWay: readonly Query[], client: QueryClient, connection: Connection): void {
  const again = (query: Query) => {
    if (document.hidden || connection.status.get().failure !== null || !hasFailed(query) || !isDue(query, Date.now()))
      return;
    void client.refetchQueries({ queryKey: query.queryKey, exact: true, type: 'active' }, { cancelRefetch: false });
  };
  // In a task of its own, after the cache has recorded the failure.
  for (const query of underWay) query.promise?.catch(() => setTimeout(() => again(query), 0));
}
