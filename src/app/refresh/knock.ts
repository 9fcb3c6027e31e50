import type { Query, QueryClient } from '@tanstack/react-query';
import { standingError } from '@/panels/queries/standing-error';
import type { Connection } from '@/prometheus/connection/connection';
import { apiOf } from '@/prometheus/query-keys';
import { onReturn, RETURN_REST } from './coming-back';
import { passed } from './passed';
import { SIGNED_OUT_REST } from './refresh-schedule';

/** What one part of the API refuses for want of a login: the question that has waited longest, the others, and in how many milliseconds it may be asked. */
type Door = { first: Query; others: readonly Query[]; waitMs: number };

/**
 * While one part of the API lets nobody in and the rest answers, one question of that part is asked half a minute after the last refusal, and
 * the others once it is answered. So no part is asked more than twice a minute, whatever the page refreshes at, and none is found open later
 * than half a minute after it was opened: both hold only where one question speaks for all.
 */
export function knockWhereRefused(client: QueryClient, { status }: Connection): { stop: () => void } {
  const cache = client.getQueryCache();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Hidden it is silent, and a server that refuses everything is probed.
  const doors = () => (document.hidden || status.get().failure !== null ? [] : doorsOf(cache.findAll({ type: 'active' })));
  const ask = (queries: readonly Query[]) => {
    const wanted = new Set(queries);
    return client.refetchQueries({ type: 'active', predicate: (query) => wanted.has(query) }, { cancelRefetch: false });
  };
  const knock = async ({ first, others }: Door) => {
    await ask([first]);
    if (standingError(first) === null) await ask(others);
    plan();
  };
  const knockWhereDue = (earlierMs = 0) => {
    for (const door of doors()) if (door.waitMs <= earlierMs) void knock(door);
  };
  const plan = () => {
    clearTimeout(timer);
    const waits = doors().map(({ waitMs }) => waitMs);
    if (waits.length > 0) timer = setTimeout(() => knockWhereDue(), Math.max(0, Math.min(...waits)));
  };
  const forget = [
    cache.subscribe((event) => event.type === 'updated' && event.action.type === 'error' && isRefused(event.query) && plan()),
    status.subscribe(plan),
    onReturn(() => {
      knockWhereDue((SIGNED_OUT_REST - RETURN_REST) * 1000);
      plan();
    }),
    () => clearTimeout(timer),
  ];
  plan();
  return { stop: () => forget.forEach((stop) => stop()) };
}

function isRefused(query: Query): boolean {
  return standingError(query)?.kind === 'unauthorized';
}

function doorsOf(queries: readonly Query[]): Door[] {
  const all = queries.filter(isRefused).toSorted((a, b) => a.state.errorUpdatedAt - b.state.errorUpdatedAt);
  const parts = new Set(all.map(({ queryKey }) => apiOf(queryKey)));
  return [...parts].flatMap((part): Door[] => {
    const refused = all.filter(({ queryKey }) => apiOf(queryKey) === part);
    const [first, ...others] = refused;
    // What is asked already is heard of when it is answered.
    if (first === undefined || refused.some(({ state }) => state.fetchStatus === 'fetching')) return [];
    return [{ first, others, waitMs: SIGNED_OUT_REST * 1000 - Math.min(...refused.map(({ state }) => passed(state.errorUpdatedAt))) }];
  });
}
