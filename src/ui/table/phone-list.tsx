import { useId, useRef } from 'react';
import { Unbroken } from '@/ui/unbroken';
import type { Column, RowKind, RowLevel } from './column';
import { RowButton } from './row-button';
import { useRowsNear } from './rows-near';
import { nextSorting, type Direction } from './sorting';
import type { TableBodyProps } from './wide-table';

/** Rem; also stands in the class of an entry. */
const ENTRY = 3.5;

const LOWEST_FIRST: Readonly<Record<Direction, string>> = { ascending: 'lowest first', descending: 'highest first' };

/** In which order the rows are, in the words of what they are sorted by. */
const ORDERS: Readonly<Record<Column<unknown>['kind'], Readonly<Record<Direction, string>>>> = {
  state: { ascending: 'best first', descending: 'worst first' },
  name: { ascending: 'from A to Z', descending: 'from Z to A' },
  number: LOWEST_FIRST,
  line: LOWEST_FIRST,
};

const GROUNDS: Readonly<Record<RowLevel, string>> = {
  ok: '',
  unknown: '',
  'no-traffic': '',
  warning: 'bg-warn-tint text-ink',
  critical: 'bg-crit-tint text-ink',
};

/**
 * The rows of a table as the entries of a list, two lines each: who it is and how it stands, then its figures, or the
 * sentence that has those that matter.
 */
export function PhoneList<Row>({ columns, kind, rows, sorting, sortBy, rest }: TableBodyProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const { first, end } = useRowsNear(list, rows.length, ENTRY);
  const select = useId();
  const sortable = columns.filter(({ value }) => value !== undefined);
  const chosen = columns.find(({ id }) => id === sorting.column);
  return (
    <>
      <p className="flex items-center gap-2 pb-2 text-s text-ink-2">
        <label htmlFor={select}>Sorted by</label>
        <select
          id={select}
          value={sorting.column}
          className="h-8 rounded-control border border-line-2 bg-bg px-2 text-ink"
          onChange={({ target }) =>
            sortable
              .filter(({ id }) => id === target.value)
              .forEach((column) => sortBy({ column: column.id, direction: column.first }))
          }
        >
          {sortable.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="h-8 px-1 text-accent"
          onClick={() => chosen && sortBy(nextSorting(sorting, chosen))}
        >
          {ORDERS[chosen?.kind ?? 'number'][sorting.direction]}
        </button>
      </p>
      <ul ref={list} data-rows="" className="border-b border-line">
        <Gap rows={first} />
        {rows.slice(first, end).map((row) => (
          <Entry key={kind.keyOf(row)} row={row} columns={columns} kind={kind} />
        ))}
        <Gap rows={rows.length - end} />
        {rest === null ? null : <li className="flex h-14 items-center border-t border-line text-ink-2">{rest.name}</li>}
      </ul>
    </>
  );
}

function Gap({ rows }: { rows: number }) {
  return rows <= 0 ? null : <li aria-hidden="true" style={{ height: `${rows * ENTRY}rem` }} />;
}

function Entry<Row>({ row, columns, kind }: { row: Row; columns: readonly Column<Row>[]; kind: RowKind<Row> }) {
  const { level, isSelected } = kind.lookOf(row);
  const figures = columns
    .flatMap(({ kind: of, figure }) => (of === 'name' ? [] : (figure?.(row) ?? [])))
    .filter((text) => text !== '');
  const sentence = columns.find((column) => column.kind === 'name')?.figure?.(row) ?? '';
  const cellOf = (wanted: Column<Row>['kind']) => columns.find((column) => column.kind === wanted)?.cell(row);
  return (
    <li
      {...{ [kind.attribute]: kind.keyOf(row) }}
      data-level={level}
      className={`-mx-4 h-14 border-t border-line text-ink-2 ${isSelected ? 'bg-sel' : GROUNDS[level]}`}
    >
      <RowButton
        row={row}
        kind={kind}
        className="grid size-full grid-cols-[minmax(0,1fr)_auto] content-center gap-x-3 px-4 text-left -outline-offset-2"
      >
        <span
          className={`truncate leading-[1.125rem] text-ink ${level === 'critical' || isSelected ? 'font-semibold' : ''}`}
        >
          {cellOf('name')}
        </span>
        <span className="text-s">{cellOf('state')}</span>
        <span className="col-span-2 line-clamp-2 text-s leading-[.9375rem]">
          {sentence === '' ? figures.join(', ') : <Unbroken text={sentence} />}
        </span>
      </RowButton>
    </li>
  );
}
