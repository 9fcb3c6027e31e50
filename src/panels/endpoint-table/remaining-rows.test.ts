import { expect, test } from 'vitest';
import { exampleRow } from './example-row';
import { splitRows, unaskedEndpoints } from './remaining-rows';

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => exampleRow({ endpoint: `/${i}`, requestRate: 2, serverErrorRate: 1 }));

test('up to twenty-one endpoints are all shown: a row that stands for one saves nothing', () => {
  expect(splitRows(rows(21))).toMatchObject({ shown: { length: 21 }, rest: null });
});

test('of more the rest is one row with their sums', () => {
  const { shown, rest } = splitRows(rows(23));
  expect(shown).toHaveLength(20);
  expect(rest).toEqual({ count: 3, requestRate: 6, serverErrorRate: 3 });
});

test('what was not asked for is what the rows leave of the total', () => {
  expect(unaskedEndpoints(rows(3), { requestRate: 10, serverErrorRate: 5 })).toEqual({
    requestRate: 4,
    serverErrorRate: 2,
  });
  expect(unaskedEndpoints(rows(3), { requestRate: 5.9, serverErrorRate: null })).toEqual({
    requestRate: 0,
    serverErrorRate: 0,
  });
  expect(unaskedEndpoints(rows(3), { requestRate: null, serverErrorRate: 5 })).toBeNull();
});
