import { expect, test } from 'vitest';
import { exampleRow } from './example-row';
import { nextSorting, sortRows, WORST_FIRST, type Sorting } from './sort-rows';

const ROWS = [
  exampleRow({ endpoint: '/a', errorRatio: 0, p95: 0.2, requestRate: 5 }),
  exampleRow({ endpoint: '/b', errorRatio: 0.1, p95: 0.1, requestRate: 1, state: 'critical' }),
  exampleRow({ endpoint: '/c', errorRatio: 0, p95: 0.4, requestRate: 9 }),
  exampleRow({ endpoint: '/d', errorRatio: null, p95: null, requestRate: 0, state: 'no-traffic' }),
];

const order = (sorting: Sorting) => sortRows(ROWS, sorting).map(({ endpoint }) => endpoint).join('');

test('at first the worst share stands first, and among equal ones the slowest', () => {
  expect(order(WORST_FIRST)).toBe('/b/c/a/d');
});

test.each([
  ['requests', 'ascending', '/d/b/a/c'],
  ['endpoint', 'descending', '/d/c/b/a'],
  ['state', 'descending', '/b/c/a/d'],
  ['p95', 'ascending', '/b/a/c/d'],
  ['p95', 'descending', '/c/a/b/d'],
] as const)('by %s %s: %s, with the unknown last', (column, direction, expected) => {
  expect(order({ column, direction })).toBe(expected);
});

test('equal rows keep the order of their names', () => {
  const equal = ['/x10', '/x2'].map((endpoint) => exampleRow({ endpoint }));
  expect(sortRows(equal, { column: 'requests', direction: 'descending' }).map(({ endpoint }) => endpoint)).toEqual(['/x2', '/x10']);
});

test('a column is first sorted as it is looked for, then the other way round', () => {
  const first = nextSorting(WORST_FIRST, 'requests');
  expect(first).toEqual({ column: 'requests', direction: 'descending' });
  expect(nextSorting(first, 'requests')).toEqual({ column: 'requests', direction: 'ascending' });
  expect(nextSorting(first, 'endpoint')).toEqual({ column: 'endpoint', direction: 'ascending' });
});
