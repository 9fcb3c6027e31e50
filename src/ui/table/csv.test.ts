import { expect, test } from 'vitest';
import type { Column } from './column';
import { csvOf } from './csv';

type Row = { name: string; rate: number | null };

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', title: 'Endpoint', kind: 'name', first: 'ascending', value: ({ name }) => name, cell: () => null },
  {
    id: 'rate',
    title: 'req/s',
    copiedAs: 'requests per second',
    kind: 'number',
    first: 'descending',
    value: ({ rate }) => rate,
    cell: () => null,
  },
  { id: 'line', title: 'last hour', kind: 'line', first: 'descending', cell: () => null },
];

test('numbers are whole and in base units, what is not known is empty, and pictures are left out', () => {
  expect(
    csvOf(COLUMNS, [
      { name: '/a', rate: 12.3456 },
      { name: '/b', rate: null },
      { name: '/c', rate: Number.NaN },
    ]),
  ).toBe('Endpoint,requests per second\r\n/a,12.3456\r\n/b,\r\n/c,\r\n');
});

test('a name with anything in it stays one field', () => {
  expect(csvOf(COLUMNS, [{ name: 'a,"b"\nc', rate: 0 }])).toBe('Endpoint,requests per second\r\n"a,""b""\nc",0\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%s does not reach a spreadsheet as a formula', (name) => {
  expect(csvOf(COLUMNS, [{ name, rate: 0 }]).split('\r\n')[1]).toBe(`'${name},0`);
});

test('what is copied is what one reads, where rows are sorted by something else', () => {
  const state: Column<Row> = {
    id: 'state',
    title: 'State',
    kind: 'state',
    first: 'descending',
    value: () => 3,
    copied: () => 'Critical',
    cell: () => null,
  };
  expect(csvOf([state], [{ name: '/a', rate: 0 }])).toBe('State\r\nCritical\r\n');
});
