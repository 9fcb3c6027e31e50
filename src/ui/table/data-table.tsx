import { memo, useMemo, useRef } from 'react';
import { CopyButton } from '@/ui/controls/copy-button';
import { useIsSeen } from '@/ui/is-seen';
import { useIsNarrow } from '@/ui/narrow';
import { csvOf } from './csv';
import type { Column, RowKind } from './column';
import { PhoneList } from './phone-list';
import { SearchField } from './search-field';
import { sortRows, type Sorting, type SortKey } from './sorting';
import { WideTable, type RestRow, type TableBodyProps } from './wide-table';

/** What the reader has made of a table: kept by whoever shows it. `sorting` null: as it comes. */
export type TableChoice = { sorting: Sorting | null; search: string };

export type TableActions = { sort: (sorting: Sorting | null) => void; search: (text: string) => void };

type DataTableProps<Row> = {
  /** What its rows are, in the plural: `endpoints`. */
  name: string;
  columns: readonly Column<Row>[];
  kind: RowKind<Row>;
  rows: readonly Row[];
  /** How rows stand that nobody has sorted; also what decides between equal ones. */
  usual: Sorting;
  ties: readonly SortKey<Row>[];
  choice: TableChoice;
  actions: TableActions;
  /** Rows of two thirds of the height, where they shall all be on one screen. */
  isDense?: boolean;
  /**
   * How many of the sorted rows stand there, and the row for the others; all of them where it is absent, and while one
   * searches.
   */
  split?: (sorted: readonly Row[]) => { shown: readonly Row[]; rest: RestRow | null };
};

/** A table, or on a phone a list, that is searched, sorted and copied. */
export function DataTable<Row>({
  name,
  columns,
  kind,
  rows,
  usual,
  ties,
  choice,
  actions,
  isDense = false,
  split,
}: DataTableProps<Row>) {
  const isNarrow = useIsNarrow();
  const sorting = knownSorting(columns, choice.sorting) ?? usual;
  const found = useMemo(() => matching(rows, kind.keyOf, choice.search), [rows, kind.keyOf, choice.search]);
  const sorted = useMemo(
    () => sortRows(found, [...keysOf(columns, sorting), ...ties]),
    [found, columns, sorting, ties],
  );
  const { shown, rest } = split === undefined || choice.search !== '' ? { shown: sorted, rest: null } : split(sorted);
  const sortBy = (next: Sorting) =>
    actions.sort(next.column === usual.column && next.direction === usual.direction ? null : next);
  const root = useRef<HTMLDivElement>(null);
  const isSeen = useIsSeen(root);
  const body: BodyProps<Row> = { columns, kind, rows: shown, sorting, sortBy, rest, isDense, isNarrow, isSeen };
  return (
    <div ref={root}>
      <div className="flex items-center gap-4 pb-2 text-s text-ink-2">
        <SearchField
          label={`Search ${name}`}
          text={choice.search}
          onChange={actions.search}
          firstRow={() => root.current?.querySelector<HTMLElement>('[data-pick]')}
        />
        {choice.search === '' ? null : (
          <output>
            {found.length} of {rows.length}
          </output>
        )}
        <CopyButton
          text={() => csvOf(columns, sorted)}
          label="Copy as CSV"
          className="ml-auto text-s text-accent hover:underline"
        />
      </div>
      {found.length === 0 ? (
        <p className="border-t border-line py-2 text-s [overflow-wrap:anywhere] text-ink-2">
          None of the {name} has “{choice.search}” in its name.
        </p>
      ) : (
        <Body {...body} />
      )}
    </div>
  );
}

type BodyProps<Row> = TableBodyProps<Row> & { isNarrow: boolean; isSeen: boolean };

function AnyBody<Row>({ isNarrow, ...props }: BodyProps<Row>) {
  return isNarrow ? <PhoneList {...props} /> : <WideTable {...props} />;
}

/**
 * While the table is off the screen it is only updated when rows or their states change, not for numbers and order,
 * which change with every refresh.
 */
const Body = memo(AnyBody, (before, next) => !next.isSeen && readsTheSame(before, next)) as typeof AnyBody;

/** Whether the same rows stand there, each as bad as before, and as much is known of them. */
function readsTheSame<Row>(before: BodyProps<Row>, next: BodyProps<Row>): boolean {
  const { columns, kind, rows, sorting, isNarrow, rest } = next;
  if (columns !== before.columns || kind !== before.kind || sorting !== before.sorting || isNarrow !== before.isNarrow)
    return false;
  if (rows.length !== before.rows.length || (rest === null) !== (before.rest === null)) return false;
  const levels = new Map(before.rows.map((row) => [kind.keyOf(row), kind.lookOf(row).level]));
  const isKnown = ({ value }: Column<Row>, of: readonly Row[]) =>
    value !== undefined && of.some((row) => value(row) !== null);
  return (
    rows.every((row) => levels.get(kind.keyOf(row)) === kind.lookOf(row).level) &&
    columns.every((column) => isKnown(column, rows) === isKnown(column, before.rows))
  );
}

/** A column that this table does not have (a link made for another service) sorts nothing. */
function knownSorting<Row>(columns: readonly Column<Row>[], sorting: Sorting | null): Sorting | null {
  return columns.some(({ id, value }) => id === sorting?.column && value !== undefined) ? sorting : null;
}

function keysOf<Row>(columns: readonly Column<Row>[], { column, direction }: Sorting): SortKey<Row>[] {
  return columns.flatMap(({ id, value }) => (id === column && value !== undefined ? [{ value, direction }] : []));
}

function matching<Row>(rows: readonly Row[], keyOf: (row: Row) => string, search: string): readonly Row[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? rows : rows.filter((row) => keyOf(row).toLowerCase().includes(wanted));
}
