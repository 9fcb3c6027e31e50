import {
  notifyManager,
  QueriesObserver,
  QueryObserver,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

type Observer<R> = { subscribe: (listener: () => void) => () => void; getCurrentResult: () => R };

function follow<R>(observer: Observer<R>, report: (result: R) => void): () => void {
  const tell = () => report(observer.getCurrentResult());
  const unsubscribe = observer.subscribe(notifyManager.batchCalls(tell));
  // An answer may have come between rendering and subscribing.
  tell();
  return unsubscribe;
}

/**
 * Renders again when the result is another one than was rendered last. The rendered result is kept as a state although
 * it is read from the observer: React discards the effects of a rendering in which no state changed, so a question that
 * a new result made possible would never be asked.
 */
function useReports<R extends object>(observer: Observer<R>): void {
  const current = observer.getCurrentResult();
  const [rendered, setRendered] = useState(current);
  if (rendered !== current) setRendered(current);
  // The answers, in the cache.
  useEffect(() => follow(observer, setRendered), [observer]);
}

/**
 * Does what `useQuery` of the library does, except that React can interrupt the rendering of an answer. The library's
 * hook is built on `useSyncExternalStore`, whose changes React always renders without interruption, which was the
 * longest task of the page. Here a change is a state, which a transition renders in slices.
 */
export function useQuery<T, E extends Error>(options: UseQueryOptions<T, E>): UseQueryResult<T, E> {
  const client = useQueryClient();
  const defaulted = client.defaultQueryOptions<T, E>(options);
  defaulted._optimisticResults = 'optimistic';
  const [observer] = useState(() => new QueryObserver<T, E>(client, defaulted));
  const result = observer.getOptimisticResult(defaulted);
  useEffect(() => observer.setOptions(defaulted), [defaulted, observer]);
  useReports(observer);
  return defaulted.notifyOnChangeProps ? result : observer.trackResult(result);
}

/**
 * The same for several queries. Both `queries` and `combine`, which derives a value from their results, must be the
 * same object until they change.
 */
export function useQueries<T, E extends Error, C = UseQueryResult<T, E>[]>({
  queries,
  combine,
}: {
  queries: readonly UseQueryOptions<T, E>[];
  combine?: (results: UseQueryResult<T, E>[]) => C;
}): C {
  const client = useQueryClient();
  const defaulted = useMemo(
    () =>
      queries.map((options) => ({
        ...client.defaultQueryOptions(options as never),
        _optimisticResults: 'optimistic' as const,
      })),
    [queries, client],
  );
  const options = useMemo(() => ({ combine: combine as never }), [combine]);
  const [observer] = useState(() => new QueriesObserver<C>(client, defaulted, options));
  const [, combined, tracked] = observer.getOptimisticResult(defaulted, options.combine);
  useEffect(() => observer.setQueries(defaulted, options), [defaulted, options, observer]);
  useReports(observer);
  return combined(tracked());
}
