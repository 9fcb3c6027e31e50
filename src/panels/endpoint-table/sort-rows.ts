import type { EndpointRow, EndpointState } from './endpoint-rows';

/** What the table can be sorted by. `errors` is how it comes: the worst share first, then the slowest. */
export type SortColumn = 'state' | 'endpoint' | 'requests' | 'errors' | 'serverErrors' | 'p95';

export type Sorting = { column: SortColumn; direction: 'ascending' | 'descending' };

export const WORST_FIRST: Sorting = { column: 'errors', direction: 'descending' };

const BADNESS: Readonly<Record<EndpointState, number>> = { 'no-traffic': 0, ok: 1, warning: 2, critical: 3 };

const NUMBERS: Readonly<Record<Exclude<SortColumn, 'endpoint'>, (row: EndpointRow) => number | null>> = {
  state: ({ state }) => BADNESS[state],
  requests: ({ requestRate }) => requestRate,
  errors: ({ errorRatio }) => errorRatio,
  serverErrors: ({ serverErrorRate }) => serverErrorRate,
  p95: ({ p95 }) => p95,
};

/** What a click on a column's head leads to: a number is first looked for at its largest, a name at its beginning. */
export function nextSorting(sorting: Sorting, column: SortColumn): Sorting {
  const first = column === 'endpoint' ? 'ascending' : 'descending';
  if (sorting.column !== column) return { column, direction: first };
  return { column, direction: sorting.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Rows without the number stand last in both directions. Ties fall to worst first and then to the name, so that rows do not jump. */
export function sortRows(rows: readonly EndpointRow[], { column, direction }: Sorting): EndpointRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => compareBy(column, a, b, sign) || compareBy('errors', a, b, -1) || compareBy('p95', a, b, -1) || byName(a, b));
}

const byName = (a: EndpointRow, b: EndpointRow) => a.endpoint.localeCompare(b.endpoint, 'en', { numeric: true });

function compareBy(column: SortColumn, a: EndpointRow, b: EndpointRow, sign: 1 | -1): number {
  if (column === 'endpoint') return sign * byName(a, b);
  const [left, right] = [NUMBERS[column](a), NUMBERS[column](b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * (left - right);
}
