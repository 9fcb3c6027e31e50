import { expect, test } from 'vitest';
import { wallPlaces } from './wall-places';

test('up to two alerts stand still', () => {
  expect(wallPlaces(0, 1000)).toEqual([]);
  expect(wallPlaces(1, 1000)).toEqual([0]);
  expect(wallPlaces(2, 1008)).toEqual([0, 1]);
});

test('the worst of many keeps its row while all others take turns in the second', () => {
  const turns = [0, 8, 16, 24].map((time) => wallPlaces(4, time));
  expect(turns).toEqual([[0, 1], [0, 2], [0, 3], [0, 1]]);
});

test('within a turn nothing moves', () => {
  expect(wallPlaces(4, 15.9)).toEqual(wallPlaces(4, 8));
});
