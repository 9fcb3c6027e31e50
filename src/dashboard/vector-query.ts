import { union, type NamedExpr } from '@/promql/expression';

/**
 * One vector that Prometheus is asked for. Panels that need the same vector name it with the same words and so share one request:
 * the words are the cache key, never the moving window.
 */
export type VectorQuery =
  | { kind: 'range'; expr: string }
  /**
   * `secondsAgo` evaluates in the past; such an answer changes slowly and is asked for every five minutes. `every`: seconds between two questions, for
   * what costs the server much and changes little; absent: at every refresh. `what`: what is asked for, as the subject of "cannot be read", where that is not all
   * of a moment. `union`: what `expr` is the union of, which is asked in parts where it is longer than servers take; `hasLines`: lines show these parts too.
   */
  | ({ kind: 'instant'; expr: string; union?: readonly NamedExpr[] } & Asked);

type Asked = { secondsAgo: number; every?: number; what?: string; hasLines?: boolean };

/** Several vectors of one moment as one. */
export const unionQuery = (parts: readonly NamedExpr[], asked: Asked): VectorQuery => ({ kind: 'instant', expr: union(parts), union: parts, ...asked });
