export type Direction = 'ascending' | 'descending';

/** By the id of a column. */
export type Sorting = { column: string; direction: Direction };

/** What the head of a column needs to know of it. */
type SortableColumn = { id: string; first: Direction };

/** What a click on a head leads to: at first the direction that one looks for, then the other. */
export function nextSorting(sorting: Sorting, { id, first }: SortableColumn): Sorting {
  if (sorting.column !== id) return { column: id, direction: first };
  return { column: id, direction: sorting.direction === 'ascending' ? 'descending' : 'ascending' };
}

type Value = number | string | null;

export type SortKey<Row> = { value: (row: Row) => Value; direction: Direction };

/**
 * Sorted by the keys in their order. Rows without the value stand last in both directions: what is not known is neither
 * the largest nor the smallest. The values are read once per row, because some are computed.
 */
export function sortRows<Row>(rows: readonly Row[], keys: readonly SortKey<Row>[]): Row[] {
  const signs = keys.map(({ direction }) => (direction === 'ascending' ? 1 : -1));
  const read = rows.map((row) => ({ row, values: keys.map(({ value }) => known(value(row))) }));
  read.sort((a, b) => {
    for (const [i, sign] of signs.entries()) {
      const order = compare(a.values[i] ?? null, b.values[i] ?? null, sign);
      if (order !== 0) return order;
    }
    return 0;
  });
  return read.map(({ row }) => row);
}

const known = (value: Value) => (Number.isNaN(value) ? null : value);

/** Shared, because creating a collator is expensive. `web-2` comes before `web-10`. */
const names = new Intl.Collator('en', { numeric: true });

function compare(a: Value, b: Value, sign: number): number {
  // Two infinite ones are equal too, and their difference is no number.
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b)));
}
