import { expect, test } from 'vitest';
import { TABLE_SEARCH, TABLE_SORT, tableChoice, withEntry } from './table-parameters';

test('a sort names table, column and direction, and reads back as it was written', () => {
  const sort = { table: 'endpoints', column: 'p95', direction: 'descending' } as const;
  expect(TABLE_SORT.parse('endpoints:p95:desc')).toEqual(sort);
  expect(TABLE_SORT.serialize(sort)).toBe('endpoints:p95:desc');
});

test.each([
  '',
  'endpoints',
  'endpoints:p95',
  'endpoints:p95:down',
  'endpoints:nothing:asc',
  'constructor:p95:asc',
  'nowhere:p95:asc',
])('“%s” is no sort', (text) => {
  expect(TABLE_SORT.parse(text)).toBeNull();
});

test('a search may contain anything, also what separates', () => {
  const search = { table: 'endpoints', text: '/orders/:id\n' } as const;
  expect(TABLE_SEARCH.parse('endpoints:/orders/:id\n')).toEqual(search);
  expect(TABLE_SEARCH.serialize(search)).toBe('endpoints:/orders/:id\n');
  expect(TABLE_SEARCH.parse('endpoints:')).toBeNull();
});

test('each table has its own choice', () => {
  const sorts = [{ table: 'endpoints', column: 'p95', direction: 'ascending' }] as const;
  expect(tableChoice('endpoints', sorts, [])).toEqual({
    sorting: { column: 'p95', direction: 'ascending' },
    search: '',
  });
  expect(tableChoice('endpoints', [], [{ table: 'endpoints', text: 'a' }])).toEqual({ sorting: null, search: 'a' });
});

test('an entry takes the place of the one before it, and the last one takes the parameter with it', () => {
  const first = withEntry(null, 'endpoints', { table: 'endpoints', text: 'a' });
  expect(withEntry(first, 'endpoints', { table: 'endpoints', text: 'b' })).toEqual([{ table: 'endpoints', text: 'b' }]);
  expect(withEntry(first, 'endpoints', null)).toBeNull();
});
