import type { Query, QueryClient } from '@tanstack/react-query';
import { currentError } from '@/panels/queries/current-error';
import type { Connection } from '@/prometheus/connection/connection';
import { apiOf } from '@/prometheus/query-keys';
import { onReturn, RETURN_WAIT } from './on-return';
import { elapsed } from '@/app/refresh/clock/elapsed';
import { SIGNED_OUT_WAIT } from '@/app/refresh/loop/refresh-schedule';

/**
 * An API endpoint that answers 401 or 403: the query that was refused longest ago, the other ones, and in how many
 * milliseconds it may be asked again.
 */
type RefusedPart = { first: Query; others: readonly Query[]; waitMs: number };

/**
 * While one endpoint refuses for want of a login and the others answer, one of its queries is asked 30 seconds after
 * the last refusal, and the rest once that one is answered. So no endpoint is asked more than twice a minute, whatever
 * the refresh interval, and each is read again within 30 seconds of the login.
 */
export function retrySignedOut(client: QueryClient, { status }: Connection): { stop: () => void } {
  const cache = client.getQueryCache();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A hidden page asks nothing, and a server that refuses everything is only probed.
  const refusedParts = () =>
    document.hidden || status.get().failure !== null ? [] : refusedPartsOf(cache.findAll({ type: 'active' }));
  const ask = (queries: readonly Query[]) => {
    const wanted = new Set(queries);
    return client.refetchQueries({ type: 'active', predicate: (query) => wanted.has(query) }, { cancelRefetch: false });
  };
  const retry = async ({ first, others }: RefusedPart) => {
    await ask([first]);
    if (currentError(first) === null) await ask(others);
    plan();
  };
  const retryWhereDue = (earlierMs = 0) => {
    for (const part of refusedParts()) if (part.waitMs <= earlierMs) void retry(part);
  };
  const plan = () => {
    clearTimeout(timer);
    const waits = refusedParts().map(({ waitMs }) => waitMs);
    if (waits.length > 0) timer = setTimeout(() => retryWhereDue(), Math.max(0, Math.min(...waits)));
  };
  const forget = [
    cache.subscribe(
      (event) => event.type === 'updated' && event.action.type === 'error' && isRefused(event.query) && plan(),
    ),
    status.subscribe(plan),
    onReturn(() => {
      retryWhereDue((SIGNED_OUT_WAIT - RETURN_WAIT) * 1000);
      plan();
    }),
    () => clearTimeout(timer),
  ];
  plan();
  return { stop: () => forget.forEach((stop) => stop()) };
}

function isRefused(query: Query): boolean {
  return currentError(query)?.kind === 'unauthorized';
}

function refusedPartsOf(queries: readonly Query[]): RefusedPart[] {
  const all = queries.filter(isRefused).toSorted((a, b) => a.state.errorUpdatedAt - b.state.errorUpdatedAt);
  const parts = new Set(all.map(({ queryKey }) => apiOf(queryKey)));
  return [...parts].flatMap((part): RefusedPart[] => {
    const refused = all.filter(({ queryKey }) => apiOf(queryKey) === part);
    const [first, ...others] = refused;
    // One of them is being asked already.
    if (first === undefined || refused.some(({ state }) => state.fetchStatus === 'fetching')) return [];
    return [
      {
        first,
        others,
        waitMs: SIGNED_OUT_WAIT * 1000 - Math.min(...refused.map(({ state }) => elapsed(state.errorUpdatedAt))),
      },
    ];
  });
}
