import { union, type NamedExpr } from '@/promql/expression';

/**
 * One vector that Prometheus is asked for. The expression is the cache key, and the moving range is not part of it, so
 * panels with the same vector share one request.
 */
export type VectorQuery =
  | { kind: 'range'; expr: string }
  /**
   * `secondsAgo` evaluates in the past; such an answer changes slowly and is asked for every five minutes.
   * `refreshEvery`: seconds between two queries, for expensive ones whose answer changes little; absent: at every
   * refresh. `title`: the subject of the message "… cannot be read", where it is not the whole pulse. `union`: the
   * parts of `expr`, which are asked separately where it is longer than servers accept; `hasLines`: charts have range
   * queries for these parts too.
   */
  | ({ kind: 'instant'; expr: string; union?: readonly NamedExpr[] } & Asked);

type Asked = { secondsAgo: number; refreshEvery?: number; title?: string; hasLines?: boolean };

/** Several instant vectors as one query. */
export const unionQuery = (parts: readonly NamedExpr[], asked: Asked): VectorQuery => ({
  kind: 'instant',
  expr: union(parts),
  union: parts,
  ...asked,
});
