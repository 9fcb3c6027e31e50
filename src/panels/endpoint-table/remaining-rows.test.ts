import { expect, test } from 'vitest';
import { exampleRow } from './example-row';
import { splitRows } from './remaining-rows';

const rows = (count: number) => Array.from({ length: count }, (_, i) => exampleRow({ endpoint: `/${i}`, requestRate: 2, serverErrorRate: 1 }));

test('up to twenty-one endpoints are all shown: a row that stands for one saves nothing', () => {
  expect(splitRows(rows(21))).toMatchObject({ shown: { length: 21 }, rest: null });
});

test('of more the rest is one row with their sums and their common share', () => {
  const { shown, rest } = splitRows(rows(23));
  expect(shown).toHaveLength(20);
  expect(rest).toEqual({ count: 3, requestRate: 6, serverErrorRate: 3, errorRatio: 0.5 });
});

test('idle endpoints have no share', () => {
  expect(splitRows(rows(23).map((row) => ({ ...row, requestRate: 0 }))).rest?.errorRatio).toBeNull();
});
