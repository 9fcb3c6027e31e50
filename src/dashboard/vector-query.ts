import { union, type NamedExpr } from '@/promql/expression';

/**
 * One vector that Prometheus is asked for. The expression is the cache key, and the moving range is not part of it, so
 * panels with the same vector share one request.
 */
export type VectorQuery = RangeQuery | InstantQuery;

export type RangeQuery = { kind: 'range' } & Vector;

/** `union`: the parts of `expr`, which are asked separately where it is longer than servers accept. */
export type InstantQuery = { kind: 'instant'; union?: readonly NamedExpr[] } & Vector & Asked;

/** `ranked`: where `expr` selects only the largest series. */
export type Vector = { expr: string; ranked?: Ranked };

/**
 * How to tell which series are the largest: `by` is an instant query for them, with their names in `label`. `only` is
 * the expression of the named ones, which has the same result and costs the server much less, because it neither reads
 * the others nor ranks them at every query.
 */
export type Ranked = { by: string; label: string; only: (names: readonly string[]) => string };

/**
 * `secondsAgo` evaluates in the past; such an answer changes slowly and is asked for every five minutes. `refreshEvery`:
 * seconds between two queries, for expensive ones whose answer changes little; absent: at every refresh. `title`: the
 * subject of the message "… cannot be read", where it is not the whole pulse. `hasLines`: charts have range queries for
 * the parts of the `union` too.
 */
type Asked = { secondsAgo: number; refreshEvery?: number; title?: string; hasLines?: boolean };

/** A vector over the range; as text where it has all series. */
export function overRange(vector: string | Vector): RangeQuery {
  const { expr, ranked } = typeof vector === 'string' ? { expr: vector } : vector;
  return { kind: 'range', expr, ...(ranked && { ranked }) };
}

type NamedVector = { name: string } & Vector;

/** Several instant vectors as one query. */
export function unionQuery(parts: readonly NamedVector[], asked: Asked): InstantQuery {
  const ranked = rankedUnion(parts);
  return { kind: 'instant', expr: union(parts), union: parts, ...asked, ...(ranked && { ranked }) };
}

/** Where all parts that have only the largest series are ranked alike; null where not. */
function rankedUnion(parts: readonly NamedVector[]): Ranked | null {
  const rankings = parts.flatMap(({ ranked }) => ranked ?? []);
  const [first] = rankings;
  if (first === undefined || rankings.some(({ by }) => by !== first.by)) return null;
  const only = (names: readonly string[]) =>
    union(parts.map(({ name, expr, ranked }) => ({ name, expr: ranked?.only(names) ?? expr })));
  return { ...first, only };
}
