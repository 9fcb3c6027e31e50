import type { ReactNode } from 'react';
import type { Direction } from './sorting';

/** A column of a table about rows of one kind; on a phone the same columns become the parts of an entry in a list. */
export type Column<Row> = {
  /** Stands in the address of the page as what the table is sorted by. */
  id: string;
  title: string;
  /** What the head says when it is pointed at: the window a number rests on, or how it is judged. */
  hint?: string;
  kind: 'state' | 'name' | 'number' | 'line';
  /** What rows are sorted by; null: not known. A column without it is a picture. */
  value?: (row: Row) => number | string | null;
  /** What is copied, where what rows are sorted by is nothing that one reads: the word of a state. */
  copied?: (row: Row) => number | string;
  /** The direction that is looked for first: a number at its largest, a name at its beginning. */
  first: Direction;
  /** The head of the copied column, where the title does not say the unit: `p95 seconds`. */
  copiedAs?: string;
  cell: (row: Row) => ReactNode;
  /**
   * The number with its unit and what it is, for the entry on a phone, where no head stands above it; of a name what is
   * to be said before all figures. Without it the entry leaves it out.
   */
  figure?: (row: Row) => string;
  /** A number with a name before it needs more room than others. */
  isBroad?: boolean;
  /** Left out where a screen is narrower than all columns need. */
  isMinor?: boolean;
};

/** The health of what a row is about; `unknown` also where nothing is claimed of it. */
export type RowLevel = 'ok' | 'unknown' | 'no-traffic' | 'warning' | 'critical';

/** How a row is drawn. */
export type RowLook = { level: RowLevel; isSelected: boolean };

/** What all rows of a table have in common. */
export type RowKind<Row> = {
  /** The attribute that carries the key of a row, for tests and others that read the page from outside. */
  attribute: `data-${string}`;
  /** Names the row among the others; it is also what is searched. */
  keyOf: (row: Row) => string;
  lookOf: (row: Row) => RowLook;
  /**
   * What a click on the row or Enter does; the row is a switch where `isSwitch`, and a link to somewhere else
   * otherwise.
   */
  pick: (row: Row) => void;
  isSwitch: boolean;
};
