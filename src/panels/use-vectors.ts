import { keepPreviousData, useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { VectorQuery } from '@/dashboard/panel-query';
import { isLive, resolveRange } from '@/dashboard/time-range';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryAnswer } from '@/prometheus/query-answer';
import { instantQueryAtKey, instantQueryKey, rangeQueryKey, type QueryKey, type Span } from '@/prometheus/query-keys';
import type { Priority } from '@/prometheus/request-queue';
import { snapRange } from '@/prometheus/step';
import type { VectorState } from './panel-state';
import type { PanelView } from './panel-view';

/** What a question needs to know of the page. */
export type VectorSource = Pick<PanelView, 'connection' | 'range' | 'step' | 'deadline' | 'isReady'>;

/**
 * The answers to some vectors, shared with every panel that names the same ones. Refreshing is the page's business, not the panel's: one
 * tick asks everything again that is on the page.
 */
export function useVectors(queries: readonly VectorQuery[], source: VectorSource): readonly VectorState[] {
  return useQueries({ queries: queries.map((query) => vectorOptions(query, source)), combine: collect }).states;
}

/**
 * A class, because the library compares what is combined with what was, value by value, and keeps the old part where they are equal. The
 * columns of a refreshed answer are the old arrays with new numbers in them: everything would be equal and nothing drawn again.
 */
class Collected {
  constructor(readonly states: readonly VectorState[]) {}
}

function collect(results: readonly UseQueryResult<QueryAnswer, PrometheusError>[]): Collected {
  return new Collected(results.map(({ data, error, isPlaceholderData }) => ({ answer: data, error, isPlaceholder: isPlaceholderData })));
}

function vectorOptions(query: VectorQuery, source: VectorSource): UseQueryOptions<QueryAnswer, PrometheusError> {
  const key = vectorKey(query, source);
  return {
    queryKey: key,
    enabled: source.isReady,
    queryFn: ({ signal }) => askVector(query, key, source, signal),
    placeholderData: keepPreviousData,
    // The columns must not be compared either; see above.
    structuralSharing: false,
    meta: { every: everySeconds(query, source) },
  };
}

/** How often the page asks again, seconds: a fixed range never changes, and the past does so slowly. */
function everySeconds(query: VectorQuery, { range }: VectorSource): number {
  if (!isLive(range)) return Infinity;
  return query.kind === 'instant' && query.secondsAgo > 0 ? 60 : 0;
}

/** The same words for the same question; the moving window never stands in it. */
function vectorKey(query: VectorQuery, { connection, range, step }: VectorSource): QueryKey {
  const { name } = connection.server;
  if (query.kind === 'range') return rangeQueryKey(name, query.expr, step, spanOf(range, step));
  if (range.to.kind === 'absolute') return instantQueryAtKey(name, query.expr, range.to.time - query.secondsAgo);
  return instantQueryKey(name, query.expr, query.secondsAgo + range.to.secondsAgo);
}

function spanOf(range: PanelView['range'], step: number): Span {
  if (range.from.kind === 'relative' && range.to.kind === 'relative' && range.to.secondsAgo === 0) return { kind: 'live', length: range.from.secondsAgo };
  const { start, end } = resolveRange(range, 0);
  return { kind: 'fixed', range: { start, end, step } };
}

/** What the verdict is read from goes before what is drawn. */
function priorityOf(query: VectorQuery): Priority {
  return query.kind === 'instant' && query.secondsAgo === 0 ? 'urgent' : 'visible';
}

function askVector(query: VectorQuery, key: QueryKey, source: VectorSource, signal: AbortSignal): Promise<QueryAnswer> {
  const { connection, range, step, deadline } = source;
  const question = { key, deadline, signal, priority: priorityOf(query) };
  const { start, end } = resolveRange(range, connection.clock.now());
  if (query.kind === 'instant') {
    return connection.ask({ ...question, ask: (driver, s) => driver.instantQuery(query.expr, end - query.secondsAgo, s) });
  }
  const wanted = snapRange(start, end, step);
  return connection.ask({
    ...question,
    ask: (driver, s) => connection.columns.refresh(JSON.stringify(key), wanted, (part) => driver.rangeQuery(query.expr, part, s)),
  });
}
