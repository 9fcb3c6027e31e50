import { expect, test } from 'vitest';
import { wallPlaces } from './wall-places';

test('what has room stands still', () => {
  expect(wallPlaces(0, 2, 1000)).toEqual([]);
  expect(wallPlaces(1, 2, 1000)).toEqual([0]);
  expect(wallPlaces(4, 4, 1008)).toEqual([0, 1, 2, 3]);
});

test('the worst of many keep their places while all others take turns in the last one', () => {
  const turns = (count: number, room: number) => [0, 8, 16, 24].map((time) => wallPlaces(count, room, time));
  expect(turns(4, 2)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 1],
  ]);
  expect(turns(6, 4)).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 4],
    [0, 1, 2, 5],
    [0, 1, 2, 3],
  ]);
});

test('within a turn nothing moves', () => {
  expect(wallPlaces(4, 2, 15.9)).toEqual(wallPlaces(4, 2, 8));
});
