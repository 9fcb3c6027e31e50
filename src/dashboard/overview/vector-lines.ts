import type { QuantileVector } from '@/dashboard/queries/duration-vectors';
import type { SplitVector } from '@/dashboard/queries/overview-vectors';
import { derivedQuery, plainQuery, type PanelQuery } from '@/dashboard/panel-query';

/** The sum of a split vector, as one line. */
export function totalQuery(refId: string, { expr, total, isPartial }: SplitVector, legend: string): PanelQuery {
  return isPartial ? plainQuery(refId, total, legend) : derivedQuery(refId, total, legend, [expr], { kind: 'sum' });
}

/**
 * Every series of a split vector as a line; where only the largest are queried, one more line for the rest of the
 * total.
 */
export function splitQueries(vector: SplitVector, label: string): PanelQuery[] {
  const shown = plainQuery('A', vector, `{{${label}}}`);
  if (!vector.isPartial) return [shown];
  return [
    shown,
    derivedQuery('B', `${vector.total} - sum(${vector.expr})`, REST_LEGEND, [vector.total, vector], { kind: 'rest' }),
  ];
}

/** The line that stands for all endpoints that are not shown. */
const REST_LEGEND = 'all others';

/** One quantile, computed from the buckets that the page has anyway, or queried where there are none. */
export function quantileQuery(
  refId: string,
  { name, q, expr }: QuantileVector,
  { buckets, scale }: { buckets: string | null; scale: number },
): PanelQuery {
  return buckets === null
    ? plainQuery(refId, expr, name)
    : derivedQuery(refId, expr, name, [buckets], { kind: 'quantile', q, scale });
}
