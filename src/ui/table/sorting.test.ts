import { expect, test } from 'vitest';
import { nextSorting, sortRows, type Direction } from './sorting';

type Row = { name: string; rate: number | null };

const ROWS: readonly Row[] = [
  { name: 'web-10', rate: 2 },
  { name: 'web-2', rate: 2 },
  { name: 'idle', rate: null },
  { name: 'busy', rate: 9 },
];

const names = (by: 'name' | 'rate', direction: Direction) =>
  sortRows(ROWS, [
    { value: (row) => row[by], direction },
    { value: ({ name }) => name, direction: 'ascending' },
  ])
    .map(({ name }) => name)
    .join(' ');

test.each([
  ['rate', 'descending', 'busy web-2 web-10 idle'],
  ['rate', 'ascending', 'web-2 web-10 busy idle'],
  ['name', 'ascending', 'busy idle web-2 web-10'],
  ['name', 'descending', 'web-10 web-2 idle busy'],
] as const)('by %s %s: %s, with the unknown last and numbers in names read as numbers', (by, direction, expected) => {
  expect(names(by, direction)).toBe(expected);
});

test('what is no number counts as unknown, and of two infinite ones the next key decides', () => {
  const rates: readonly Row[] = [3, NaN, 1, Infinity, 2, Infinity].map((rate, i) => ({ name: `web-${9 - i}`, rate }));
  const sorted = (direction: Direction) =>
    sortRows(rates, [
      { value: ({ rate }) => rate, direction },
      { value: ({ name }) => name, direction: 'ascending' },
    ]).map(({ name, rate }) => `${name} ${rate}`);
  const infinite = ['web-4 Infinity', 'web-6 Infinity'];
  expect(sorted('ascending')).toEqual(['web-7 1', 'web-5 2', 'web-9 3', ...infinite, 'web-8 NaN']);
  expect(sorted('descending')).toEqual([...infinite, 'web-9 3', 'web-5 2', 'web-7 1', 'web-8 NaN']);
});

test('what was given is left as it was', () => {
  const rows = [...ROWS];
  sortRows(rows, [{ value: ({ name }) => name, direction: 'ascending' }]);
  expect(rows).toEqual(ROWS);
});

test('a column is first sorted as it is looked for, then the other way round', () => {
  const rate = { id: 'rate', first: 'descending' } as const;
  const first = nextSorting({ column: 'name', direction: 'ascending' }, rate);
  expect(first).toEqual({ column: 'rate', direction: 'descending' });
  expect(nextSorting(first, rate)).toEqual({ column: 'rate', direction: 'ascending' });
});
