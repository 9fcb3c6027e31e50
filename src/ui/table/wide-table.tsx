import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, type ReactNode } from 'react';
import type { Column, RowKind, RowLevel } from './column';
import { RowButton } from './row-button';
import { useRowsNear } from './rows-near';
import { nextSorting, type Sorting } from './sorting';

/** Rem. */
const ROW = 2;
const DENSE_ROW = 1.375;

const WIDTHS: Readonly<Record<Column<unknown>['kind'], string>> = {
  state: 'w-26',
  name: 'w-[27%]',
  number: 'w-20 wide:w-24',
  line: '',
};
const BROAD = 'w-28 wide:w-36';
const ALIGNMENT: Readonly<Record<Column<unknown>['kind'], string>> = {
  state: 'text-left',
  name: 'text-left',
  number: 'text-right',
  line: 'text-left',
};
const PLAIN = 'hover:bg-hover';
const GROUNDS: Readonly<Record<RowLevel, string>> = {
  ok: PLAIN,
  unknown: PLAIN,
  'no-traffic': PLAIN,
  warning: 'bg-warn-tint text-ink',
  critical: 'bg-crit-tint text-ink',
};

/**
 * Space beside the cells: the first and the last stand on the edges of the page. None of them clips: each that does
 * costs every frame, and a name cuts itself.
 */
const CELL = 'px-1.5 whitespace-nowrap first:pl-0 last:pr-0 wide:px-3';

const minor = (isMinor: boolean | undefined) => (isMinor === true ? 'max-laptop:hidden' : '');

export type TableBodyProps<Row> = {
  columns: readonly Column<Row>[];
  kind: RowKind<Row>;
  /** In the order in which they stand. */
  rows: readonly Row[];
  sorting: Sorting;
  sortBy: (sorting: Sorting) => void;
  /** What stands for the rows that are left out: a name, then what it has for the columns by their ids. */
  rest: RestRow | null;
  isDense: boolean;
};

export type RestRow = { name: ReactNode; values: Readonly<Record<string, string>> };

/** A table whose heads sort it; of thousands of rows those near the screen are rendered. */
export function WideTable<Row>({ columns, kind, rows, sorting, sortBy, rest, isDense }: TableBodyProps<Row>) {
  const height = isDense ? DENSE_ROW : ROW;
  const body = useRef<HTMLTableSectionElement>(null);
  const cells = useMemo(() => columns.map(cellOf), [columns]);
  const { first, end } = useRowsNear(body, rows.length, height);
  const draw = useCallback(
    (place: number) =>
      rows
        .slice(place, place + 1)
        .map((row) => <Line key={kind.keyOf(row)} row={row} place={place} cells={cells} kind={kind} height={height} />),
    [rows, cells, kind, height],
  );
  return (
    <table
      className="w-full table-fixed border-separate [border-spacing:0] text-m"
      aria-rowcount={rows.length + (rest === null ? 1 : 2)}
    >
      <thead className="text-s text-ink-3">
        <tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} sorting={sorting} sortBy={sortBy} />
          ))}
        </tr>
      </thead>
      <tbody ref={body} data-rows="">
        <Gap rem={first * height} columns={columns.length} />
        {rows.slice(first, end).map((row, i) => (
          <Drawn key={kind.keyOf(row)} place={first + i} draw={draw} />
        ))}
        <Gap rem={(rows.length - end) * height} columns={columns.length} />
        {rest === null ? null : <RestLine rest={rest} columns={columns} />}
      </tbody>
    </table>
  );
}

type HeadProps<Row> = {
  column: Column<Row>;
  sorting: Sorting;
  sortBy: (sorting: Sorting) => void;
};

function Head<Row>({ column, sorting, sortBy }: HeadProps<Row>) {
  const { id, title, hint, kind, value, isMinor, isBroad = false } = column;
  const direction = sorting.column === id ? sorting.direction : undefined;
  const width = isBroad ? BROAD : WIDTHS[kind];
  const Arrow = direction === 'ascending' ? ChevronUp : ChevronDown;
  return (
    <th
      scope="col"
      aria-sort={direction}
      title={hint}
      className={`py-1 font-normal ${CELL} ${width} ${ALIGNMENT[kind]} ${minor(isMinor)}`}
    >
      {value === undefined ? (
        title
      ) : (
        <button
          type="button"
          className={`inline-flex items-center gap-1 hover:text-ink ${direction === undefined ? '' : 'text-ink'}`}
          onClick={() => sortBy(nextSorting(sorting, column))}
        >
          {title}
          {direction === undefined ? null : <Arrow aria-hidden="true" className="size-3" />}
        </button>
      )}
    </th>
  );
}

type Cell<Row> = { column: Column<Row>; className: string };

/** Once per column: a table has hundreds of cells, and a text made for each of them stays as long as it does. */
function cellOf<Row>(column: Column<Row>): Cell<Row> {
  const className = `border-t border-line py-0 ${CELL} ${ALIGNMENT[column.kind]} ${minor(column.isMinor)}`;
  return { column, className: column.kind === 'name' ? `font-normal text-ink ${className}` : className };
}

/** Memoised, so that scrolling renders only the rows that come into view. */
const Drawn = memo(({ place, draw }: { place: number; draw: (place: number) => ReactNode }) => draw(place));

type LineProps<Row> = { row: Row; place: number; cells: readonly Cell<Row>[]; kind: RowKind<Row>; height: number };

function Line<Row>({ row, place, cells, kind, height }: LineProps<Row>) {
  const { level, isSelected } = kind.lookOf(row);
  return (
    <tr
      {...{ [kind.attribute]: kind.keyOf(row) }}
      data-level={level}
      aria-rowindex={place + 2}
      style={{ height: `${height}rem` }}
      className={`relative text-ink-2 ${isSelected ? 'bg-sel' : GROUNDS[level]}`}
    >
      {cells.map(({ column, className }) => {
        if (column.kind !== 'name')
          return (
            <td key={column.id} className={className}>
              {column.cell(row)}
            </td>
          );
        return (
          <th key={column.id} scope="row" className={className}>
            {/* Stretched over the row, so that a click anywhere in it is a click on this. */}
            <RowButton
              row={row}
              kind={kind}
              className={`block w-full truncate text-left after:absolute after:inset-0 ${isSelected || level === 'critical' ? 'font-semibold' : ''}`}
            >
              {column.cell(row)}
            </RowButton>
          </th>
        );
      })}
    </tr>
  );
}

/** As high as the rows that are not rendered, so that the scroll bar tells the truth. */
function Gap({ rem, columns }: { rem: number; columns: number }) {
  return rem <= 0 ? null : (
    <tr aria-hidden="true" style={{ height: `${rem}rem` }}>
      <td colSpan={columns}>{'\u00a0'}</td>
    </tr>
  );
}

function RestLine<Row>({ rest, columns }: { rest: RestRow; columns: readonly Column<Row>[] }) {
  return (
    <tr className="h-8 text-ink-2">
      {columns.map(({ id, kind, isMinor }) => (
        <td key={id} className={`border-t border-line ${CELL} ${ALIGNMENT[kind]} ${minor(isMinor)}`}>
          {kind === 'name' ? rest.name : (rest.values[id] ?? '')}
        </td>
      ))}
    </tr>
  );
}
