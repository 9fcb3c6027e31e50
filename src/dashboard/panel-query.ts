import { overRange, type Vector, type VectorQuery } from './vector-query';

/**
 * How a line is computed from the vectors that a query names, in their order.
 * - `as-is`: every series of the first vector is a line.
 * - `sum`: all series of the first vector added up.
 * - `count`: how many series of the first vector are above 0.
 * - `ratio`: sum of the first over sum of the second: 0 where the first has no series, a gap where the second is 0 (no
 *   traffic).
 * - `quantile`: of the first, a `sum by (le)` of bucket rates, with Prometheus' own arithmetic, times `scale`.
 * - `mean`: the first (rate of `_sum`) over the second: the `+Inf` bucket of rates by `le`, or a rate of counts.
 * - `rest`: the first, a total, minus the second; one line without labels.
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

/**
 * What one or several lines of a panel show. `expr` is the PromQL that gives exactly these numbers, for the reader to
 * check.
 */
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

/** A query whose lines are exactly the series of one vector. */
export function plainQuery(refId: string, vector: string | Vector, legend: string): PanelQuery {
  const shown = overRange(vector);
  return { refId, expr: shown.expr, legend, vectors: [shown], derive: { kind: 'as-is' } };
}

/** A query computed from several vectors; `expr` says the same in PromQL. */
export function derivedQuery(
  refId: string,
  expr: string,
  legend: string,
  vectors: readonly (string | Vector)[],
  derive: Derivation,
): PanelQuery {
  return { refId, expr, legend, vectors: vectors.map(overRange), derive };
}
