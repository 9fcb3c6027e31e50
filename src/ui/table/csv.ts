import type { Column } from './column';

/** A spreadsheet treats cells that begin with one of these as formulas, and names of endpoints may be hostile. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The rows as they stand, with whole numbers in base units, for a spreadsheet (RFC 4180). Pictures are left out;
 * unknown is empty.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const written = columns.flatMap(({ title, copiedAs, value, copied = value }) =>
    copied === undefined ? [] : [{ title: copiedAs ?? title, value: copied }],
  );
  const lines = rows.map((row) => written.map(({ value }) => field(value(row))));
  return [written.map(({ title }) => field(title)), ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function field(value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
