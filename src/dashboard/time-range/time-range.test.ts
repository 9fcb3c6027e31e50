import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { endsNow, isLive, lastSeconds, rangeLength, resolveRange, secondsOfLast, type TimePoint } from './time-range';

const NOW = 1_780_000_000;
const ago = (secondsAgo: number): TimePoint => ({ kind: 'relative', secondsAgo });
const at = (time: number): TimePoint => ({ kind: 'absolute', time });

describe('a range', () => {
  it.each([
    ['moves with now at both ends', { from: ago(3600), to: ago(0) }, { start: NOW - 3600, end: NOW }],
    [
      'may end before now and move all the same',
      { from: ago(7200), to: ago(3600) },
      { start: NOW - 7200, end: NOW - 3600 },
    ],
    ['stands still between two moments', { from: at(100), to: at(200) }, { start: 100, end: 200 }],
    ['grows from a moment until now', { from: at(NOW - 50), to: ago(0) }, { start: NOW - 50, end: NOW }],
  ])('%s', (_, range, resolved) => {
    expect(resolveRange(range, NOW)).toEqual(resolved);
  });
});

test('only a range whose end moves is live', () => {
  expect(isLive({ from: at(100), to: ago(0) })).toBe(true);
  expect(isLive({ from: ago(3600), to: ago(1800) })).toBe(true);
  expect(isLive({ from: ago(3600), to: at(NOW) })).toBe(false);
});

test('the length of a range that moves is the same at any time', () => {
  const seconds = fc.integer({ min: 0, max: 1e6 });
  fc.assert(
    fc.property(
      seconds,
      seconds,
      fc.integer({ min: 0, max: 4e9 }),
      (from, to, now) => rangeLength({ from: ago(from), to: ago(to) }, now) === from - to,
    ),
  );
});

test('the length of one that grows does', () => {
  expect(rangeLength({ from: at(NOW - 50), to: ago(0) }, NOW + 10)).toBe(60);
});

test('the last hour is known by its seconds, and one that grows or ended before now by none', () => {
  expect(secondsOfLast(lastSeconds(3600))).toBe(3600);
  expect(
    [
      { from: at(100), to: ago(0) },
      { from: ago(7200), to: ago(3600) },
      { from: ago(3600), to: at(NOW) },
    ].map(secondsOfLast),
  ).toEqual([null, null, null]);
});

test('a range ends now or in the past, whether or not it moves', () => {
  expect([lastSeconds(60), { from: at(100), to: ago(0) }].map(endsNow)).toEqual([true, true]);
  expect(
    [
      { from: ago(7200), to: ago(3600) },
      { from: ago(60), to: at(NOW) },
    ].map(endsNow),
  ).toEqual([false, false]);
});
