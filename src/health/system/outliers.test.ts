import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outliers } from './outliers';

const among = (values: readonly (number | null)[], floor = 0) =>
  Array.from(outliers(new Map(values.map((value, i) => [String(i), value])), floor));

test('one that is away from all others is found, with how many times the middle it has', () => {
  expect(among([10, 11, 9, 10, 60])).toEqual([['4', 6]]);
  expect(among([10, 11, 9, 10, 1])).toEqual([['4', 0.1]]);
});

test('one that is away does not hide in the spread that it makes', () => {
  expect(among([1, 1, 1, 1, 1000])).toEqual([['4', 1000]]);
});

test('those that differ among each other anyway are all alike', () => {
  expect(among([10, 30, 50, 70, 90])).toEqual([]);
});

test('a small difference is nothing, however alike the others are', () => {
  expect(among([10, 10, 10, 10, 14])).toEqual([]);
  expect(among([0.001, 0.001, 0.001, 0.001, 0.004], 0.01)).toEqual([]);
});

test('of three nobody is the odd one, of four one may be, and what is not known is not among them', () => {
  expect(among([1, 1, 90])).toEqual([]);
  expect(among([1, 1, 90, null])).toEqual([]);
  expect(among([1, 1, 90, Infinity])).toEqual([]);
  expect(among([1, 1, 1, 90])).toEqual([['3', 90]]);
});

test('where the others have none, one with some is infinitely many times them', () => {
  expect(among([0, 0, 0, 0, 3])).toEqual([['4', Infinity]]);
});

test('never more than half of them differ from the others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 }),
      (values) => among(values).length <= values.length / 2,
    ),
  );
});
