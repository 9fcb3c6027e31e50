import { expect, test } from 'vitest';
import { stretchedInterval } from './stretched-interval';

test('a refresh that is cheap enough comes as often as it is asked for', () => {
  expect(stretchedInterval(10, 0.5, 0.05)).toBe(10);
  expect(stretchedInterval(7, 0.01, 0.05)).toBe(7);
});

test('one that costs more than its share comes less often, at most every quarter of an hour', () => {
  expect(stretchedInterval(10, 1.2, 0.05)).toBe(30);
  expect(stretchedInterval(5, 0.4, 0.05)).toBe(10);
  expect(stretchedInterval(10, 3600, 0.05)).toBe(900);
});

test('who asks more rarely than that keeps the interval', () => {
  expect(stretchedInterval(3600, 3000, 0.05)).toBe(3600);
});

test('nothing is stretched by what is not known', () => {
  expect(stretchedInterval(5, null, 0.0001)).toBe(5);
});
