import type { QueryClient, UseQueryOptions } from '@tanstack/react-query';
import { isLive, resolveRange, secondsOfLast } from '@/dashboard/time-range/time-range';
import type { InstantQuery, VectorQuery } from '@/dashboard/vector-query';
import type { PanelView } from '@/panels/panel-view';
import { isTooLong } from '@/prometheus/batching/longest-question';
import type { MomentPart } from '@/prometheus/batching/moments';
import type { Priority } from '@/prometheus/connection/request-queue';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { lastWarningsOf, type InstantAnswer, type QueryAnswer } from '@/prometheus/query-answer';
import { instantQueryAtKey, instantQueryKey, rangeQueryKey, type QueryKey, type Span } from '@/prometheus/query-keys';
import { snapRange } from '@/prometheus/step';
import { SIGNAL_LABEL, type NamedExpr } from '@/promql/expression';
import { rankedExpr } from './ranked-expr';

/** What a question needs to know of the page. */
export type VectorSource = Pick<PanelView, 'connection' | 'range' | 'step' | 'deadline' | 'isReady'>;

/** One vector as the query cache wants it. */
export function vectorQuestion(
  query: VectorQuery,
  source: VectorSource,
  cache: QueryClient,
): UseQueryOptions<QueryAnswer, PrometheusError> & { queryKey: QueryKey } {
  const key = vectorKey(query, source);
  return {
    queryKey: key,
    enabled: source.isReady,
    queryFn: ({ signal }) => askVector(query, key, source, signal, cache.getQueryData<QueryAnswer>(key)),
    placeholderData: () => (query.kind === 'range' ? latestOver(query.expr, source, cache) : undefined),
    // The columns are changed in place, so comparing an answer with the one before it would call everything equal.
    structuralSharing: false,
    // An older answer, shown again when the reader comes back to this view, would make a healthy service “Unknown”
    // until the next tick.
    ...(isMoment(query) && isLive(source.range) ? { gcTime: source.deadline * 1000 } : {}),
    meta: {
      refreshEvery: everySeconds(query, source),
      ...(query.kind === 'instant' ? { title: query.title ?? whatOf(query.secondsAgo) } : {}),
    },
  };
}

/** What is no line of a panel, in which its failure could be told. */
function whatOf(secondsAgo: number): string {
  return secondsAgo === 0 ? 'The latest numbers' : 'The numbers to compare with';
}

/** How often the page asks again, seconds: a fixed range never changes, and the past does so slowly. */
function everySeconds(query: VectorQuery, source: VectorSource): number | ((answer: QueryAnswer) => number) {
  if (!isLive(source.range)) return Infinity;
  if (query.kind === 'range') return (answer) => (hasNewInstant(answer, source) ? 0 : LATE_EVERY);
  return query.refreshEvery ?? (query.secondsAgo > 0 ? PAST_EVERY : 0);
}

/**
 * Seconds between two queries for the past: values of 65 minutes ago serve as well for comparison, and their buckets
 * cost the server as much as present ones.
 */
const PAST_EVERY = 300;

/**
 * Seconds between two queries of a line while its grid has no new instant: only late samples can change it until then.
 */
const LATE_EVERY = 30;

function hasNewInstant(answer: QueryAnswer, { range, step, connection }: VectorSource): boolean {
  const { start, end } = resolveRange(range, connection.clock.now());
  return answer.kind !== 'range' || snapRange(start, end, step).end !== answer.range.end;
}

/** The query key, which does not contain the moving range. */
function vectorKey(query: VectorQuery, { connection, range, step }: VectorSource): QueryKey {
  const { name } = connection.server;
  if (query.kind === 'range') return rangeQueryKey(name, query.expr, step, spanOf(range, step));
  if (range.to.kind === 'absolute') return instantQueryAtKey(name, query.expr, range.to.time - query.secondsAgo);
  return instantQueryKey(name, query.expr, query.secondsAgo + range.to.secondsAgo);
}

function spanOf(range: PanelView['range'], step: number): Span {
  const length = secondsOfLast(range);
  if (length !== null) return { kind: 'live', length };
  const { start, end } = resolveRange(range, 0);
  return { kind: 'fixed', range: { start, end, step } };
}

/**
 * The newest answer to the same expression over another range, which is shown until the new one comes. Called hundreds
 * of times during a load, for which the library's search by a part of the key is too slow.
 */
function latestOver(expr: string, { connection }: VectorSource, cache: QueryClient): QueryAnswer | undefined {
  const [server, kind] = rangeQueryKey(connection.server.name, expr, 0, { kind: 'live', length: 0 });
  const answered = cache
    .getQueryCache()
    .getAll()
    .filter(
      ({ queryKey, state }) =>
        queryKey[2] === expr && queryKey[1] === kind && queryKey[0] === server && state.data !== undefined,
    );
  const newest = answered.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)[0];
  return newest && cache.getQueryData<QueryAnswer>(newest.queryKey);
}

/** What the verdict is read from. */
const isMoment = (query: VectorQuery): boolean =>
  query.kind === 'instant' && query.secondsAgo === 0 && query.refreshEvery === undefined;

/** Moments go first, because the verdict is read from them. */
const priorityOf = (query: VectorQuery): Priority => (isMoment(query) ? 'urgent' : 'visible');

const momentPart = ({ name, expr }: NamedExpr): MomentPart => ({ expr, labels: { [SIGNAL_LABEL]: name } });

function askVector(
  query: VectorQuery,
  key: QueryKey,
  source: VectorSource,
  signal: AbortSignal,
  before: QueryAnswer | undefined,
): Promise<QueryAnswer> {
  const { connection, range, step, deadline } = source;
  const { expr } = query;
  const question = { key, deadline, signal, priority: priorityOf(query) };
  const { start, end } = resolveRange(range, connection.clock.now());
  if (query.kind === 'range') {
    return connection.columns.refresh(JSON.stringify(key), snapRange(start, end, step), async (part, known) => {
      const text = textAt(end, query, source, signal);
      // Awaited only where it has to be: what a refresh asks in one task is batched.
      const sent = typeof text === 'string' ? text : await text;
      const shared =
        known &&
        (await connection.rangeBatcher.ask({
          expr: sent,
          when: part,
          known: known.cost,
          lastWarnings: known.lastWarnings,
          deadline,
          signal,
        }));
      return shared ?? connection.ask({ ...question, ask: (driver, s) => driver.rangeQuery(sent, part, s) });
    });
  }
  const time = end - query.secondsAgo;
  const alone = async () => {
    const text = textAt(time, query, source, signal);
    const sent = text === expr ? query : { expr: await text };
    return connection.ask({
      ...question,
      ask: (driver, s) => askInstant(sent, (one) => driver.instantQuery(one, time, s)),
    });
  };
  const lastWarnings = before && lastWarningsOf(before);
  // Expensive queries (`refreshEvery`) are not batched, so that cheap ones do not wait for them; nor are those that had infos,
  // which would be attributed to all.
  if (!lastWarnings || before === undefined || query.refreshEvery !== undefined) return alone();
  const { cost: known } = before;
  const shared =
    query.union && query.hasLines
      ? connection.moments.ask({ parts: query.union.map(momentPart), time, known, signal })
      : connection.instantBatcher.ask({ expr, when: time, known, lastWarnings, deadline, signal });
  return shared.then((answer) => answer ?? alone());
}

/** What is sent for a query at `time`, Unix seconds; a string at once wherever it can be. */
function textAt(time: number, query: VectorQuery, source: VectorSource, signal: AbortSignal): string | Promise<string> {
  const { expr, ranked } = query;
  if (!ranked) return expr;
  const { connection, deadline } = source;
  const secondsAgo = query.kind === 'range' ? 0 : query.secondsAgo;
  const key = vectorKey({ kind: 'instant', expr: ranked.by, secondsAgo }, source);
  return rankedExpr(expr, ranked, { connection, key, time, deadline, signal });
}

/** What is longer than servers take is asked in parts, where it has some. */
async function askInstant(
  { expr, union }: Pick<InstantQuery, 'expr' | 'union'>,
  ask: (expr: string) => Promise<InstantAnswer>,
): Promise<InstantAnswer> {
  return union && isTooLong(expr) ? (await import('@/prometheus/batching/in-parts')).askUnion(union, ask) : ask(expr);
}
