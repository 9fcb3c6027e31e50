import { describe, expect, it, test } from 'vitest';
import { plain } from '@/health/example-facts';
import { columnText, lengthText, rangeTexts } from './range-text';

const NOON = Date.UTC(2026, 10, 20, 12) / 1000;
/** `ago`: how long before now it began. */
const absolute = (start: number, end: number, ago: number, timeZone = 'UTC') =>
  rangeTexts(
    { range: { from: { kind: 'absolute', time: start }, to: { kind: 'absolute', time: end } }, start, end, timeZone },
    start + ago,
  ).join(' ');

describe('lengthText', () => {
  it.each([
    [45, '45 s'],
    [60, '1 min'],
    [90, '90 s'],
    [5400, '90 min'],
    [3600, '1 h'],
    [129_600, '36 h'],
    [86_400, '24 h'],
    [2 * 86_400, '2 d'],
    [7 * 86_400, '7 d'],
  ])('%i seconds in the largest unit that needs no fraction', (seconds, text) => {
    expect(plain(lengthText(seconds))).toBe(text);
  });
});

const DAY = 86_400;

test('a range that ends now is named by its length', () => {
  const range = { from: { kind: 'relative', secondsAgo: 900 }, to: { kind: 'relative', secondsAgo: 0 } } as const;
  expect(rangeTexts({ range, start: NOON - 900, end: NOON, timeZone: 'UTC' }, NOON).map(plain)).toEqual([
    'Last 15 min',
  ]);
});

test('one that ends before now is named by its ends, although it moves', () => {
  const range = { from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } } as const;
  expect(rangeTexts({ range, start: NOON - 7200, end: NOON - 3600, timeZone: 'UTC' }, NOON)).toEqual([
    '10:00',
    'to 11:00',
  ]);
});

test('the day is said where it is not the last one, once where both ends have it, in the zone of the reader', () => {
  expect(absolute(NOON, NOON + 5 * 3600, 6 * 3600)).toBe('12:00 to 17:00');
  expect(absolute(NOON, NOON + 5 * 3600, 2 * DAY)).toBe('20 Nov, 12:00 to 17:00');
  expect(absolute(NOON, NOON + 14 * 3600, 2 * DAY)).toBe('20 Nov, 12:00 to 21 Nov, 02:00');
  expect(absolute(NOON, NOON + 5 * 3600, 2 * DAY, 'Asia/Tokyo')).toBe('20 Nov, 21:00 to 21 Nov, 02:00');
});

test('of another year it is said', () => {
  expect(absolute(NOON, NOON + 5 * 3600, 400 * DAY)).toBe('20 Nov 2026, 12:00 to 17:00');
});

test('of a few minutes both ends are said to the second', () => {
  expect(absolute(NOON + 7, NOON + 97, 3600)).toBe('12:00:07 to 12:01:37');
});

test('over a column only a length has room', () => {
  const [from, to] = [
    { kind: 'relative', secondsAgo: 3600 },
    { kind: 'relative', secondsAgo: 0 },
  ] as const;
  expect(plain(columnText({ from, to }))).toBe('Last 1 h');
  expect(columnText({ from: { kind: 'absolute', time: NOON }, to })).toBe('This range');
});
