import { union, type NamedExpr } from '@/promql/expression';
import type { QuantileVector } from './duration-vectors';
import type { SplitVector } from './overview-vectors';

/**
 * One vector that Prometheus is asked for. Panels that need the same vector name it with the same words and so share one request:
 * the words are the cache key, never the moving window.
 */
export type VectorQuery =
  | { kind: 'range'; expr: string }
  /**
   * `secondsAgo` evaluates in the past; such an answer changes slowly and is asked for once a minute. `every`: seconds between two questions, for
   * what costs the server much and changes little; absent: at every refresh. `what`: what is asked for, as the subject of "cannot be read", where that is not all
   * of a moment. `union`: what `expr` is the union of, which is asked in parts where it is longer than servers take; `hasLines`: lines show these parts too.
   */
  | ({ kind: 'instant'; expr: string; union?: readonly NamedExpr[] } & Asked);

type Asked = { secondsAgo: number; every?: number; what?: string; hasLines?: boolean };

/** Several vectors of one moment as one. */
export const unionQuery = (parts: readonly NamedExpr[], asked: Asked): VectorQuery => ({ kind: 'instant', expr: union(parts), union: parts, ...asked });

/**
 * How a line is computed from the vectors that a query names, in their order.
 * - `as-is`: every series of the first vector is a line.
 * - `sum`: all series of the first vector added up.
 * - `count`: how many series of the first vector are above 0.
 * - `ratio`: sum of the first over sum of the second: 0 where the first has no series, a gap where the second is 0 (no traffic).
 * - `quantile`: of the first, a `sum by (le)` of bucket rates, with Prometheus' own arithmetic, times `scale`.
 * - `mean`: the first (rate of `_sum`) over the second: the `+Inf` bucket of rates by `le`, or a rate of counts.
 * - `rest`: what the second and all after it do not show of the first, a total; one line without labels.
 * - `part`: the series of a `union` that carry this name.
 */
export type Derivation =
  | { kind: 'as-is' }
  | { kind: 'sum' }
  | { kind: 'count' }
  | { kind: 'ratio' }
  | { kind: 'quantile'; q: number; scale: number }
  | { kind: 'mean' }
  | { kind: 'rest' }
  | { kind: 'part'; name: string };

/** What one or several lines of a panel show. `expr` is the PromQL that gives exactly these numbers, for the reader to check. */
export type PanelQuery = {
  refId: string;
  expr: string;
  /** Text of the legend; `{{label}}` is replaced by the label's value. */
  legend: string;
  vectors: readonly VectorQuery[];
  derive: Derivation;
};

/** `A` for the first query of a panel, `B` for the next. */
export function refIdAt(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}

/** A query whose lines are exactly the series that one expression gives. */
export function plainQuery(refId: string, expr: string, legend: string): PanelQuery {
  return { refId, expr, legend, vectors: [{ kind: 'range', expr }], derive: { kind: 'as-is' } };
}

/** The sum of a split vector, as one line. */
export function totalQuery(refId: string, { expr, total, isPartial }: SplitVector, legend: string): PanelQuery {
  return isPartial ? plainQuery(refId, total, legend) : derivedQuery(refId, total, legend, [expr], { kind: 'sum' });
}

/** Every series of a split vector as a line; where only the largest are asked for, what they leave of the total is one more. */
export function splitQueries(vector: SplitVector, label: string): PanelQuery[] {
  const shown = plainQuery('A', vector.expr, `{{${label}}}`);
  if (!vector.isPartial) return [shown];
  return [shown, derivedQuery('B', `${vector.total} - sum(${vector.expr})`, REST_LEGEND, [vector.total, vector.expr], { kind: 'rest' })];
}

/** The line that stands for all endpoints that are not shown. */
const REST_LEGEND = 'all others';

/** One quantile, from the buckets that the page has anyway where the histogram has some. */
export function quantileQuery(refId: string, { name, q, expr }: QuantileVector, { buckets, scale }: { buckets: string | null; scale: number }): PanelQuery {
  return buckets === null ? plainQuery(refId, expr, name) : derivedQuery(refId, expr, name, [buckets], { kind: 'quantile', q, scale });
}

/** A query computed from several vectors; `expr` says the same in PromQL. */
export function derivedQuery(refId: string, expr: string, legend: string, vectors: readonly string[], derive: Derivation): PanelQuery {
  return { refId, expr, legend, vectors: vectors.map((vector) => ({ kind: 'range', expr: vector })), derive };
}
