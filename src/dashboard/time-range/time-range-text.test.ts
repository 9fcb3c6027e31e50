import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDateTime, offsetAt } from '@/format/clock';
import { formatTimePoint, parseTimePoint, rangeProblem } from './time-range-text';

const NOW = 1_780_000_000;
const ago = (secondsAgo: number) => ({ kind: 'relative', secondsAgo }) as const;
const at = (time: number) => ({ kind: 'absolute', time }) as const;

test.each([
  ['now', ago(0)],
  ['now-1h', ago(3600)],
  ['now-1h30m', ago(5400)],
  ['1780000000', at(1_780_000_000)],
  ['1780000000000', at(1_780_000_000)],
  ['2026-11-20T14:00:00Z', at(1_795_183_200)],
  ['2026-11-20T15:00:00+01:00', at(1_795_183_200)],
])('reads %s', (text, point) => {
  expect(parseTimePoint(text)).toEqual(point);
});

test('a time that names no zone is of the zone that is given, and of UTC where none is, whoever reads it', () => {
  const inParis = (text: string) => parseTimePoint(text, (time) => offsetAt(time, 'Europe/Paris'));
  expect(parseTimePoint('2026-11-20 14:00')).toEqual(at(1_795_183_200));
  expect(parseTimePoint('2026-11-20')).toEqual(at(1_795_132_800));
  expect(inParis('2026-11-20T15:00:00')).toEqual(at(1_795_183_200));
  expect(inParis('2026-11-20')).toEqual(at(1_795_132_800 - 3600));
  expect(inParis('2026-11-20T14:00:00Z')).toEqual(at(1_795_183_200));
  // The clocks went forward at 01:00 UTC.
  expect([inParis('2026-03-29 01:59'), inParis('2026-03-29 03:01')]).toEqual([
    at(Date.UTC(2026, 2, 29, 0, 59) / 1000),
    at(Date.UTC(2026, 2, 29, 1, 1) / 1000),
  ]);
});

test.each([
  '',
  'yesterday',
  'now+1h',
  'now-',
  'now-1',
  'now-1x',
  '-5',
  '2026-13-40',
  '2026-02-30',
  '2026-04-31 12:00',
  'November 20 2026',
])('refuses %j', (text) => {
  expect(parseTimePoint(text)).toBeNull();
});

test('whatever is written into the URL is read back as the same moment', () => {
  const point = fc.oneof(fc.integer({ min: 0, max: 1e8 }).map(ago), fc.integer({ min: 1, max: 4e9 }).map(at));
  fc.assert(
    fc.property(point, (p) => {
      expect(parseTimePoint(formatTimePoint(p))).toEqual(p);
    }),
  );
});

test.each([
  [86_400, 'now-24h'],
  [90_060, 'now-25h1m'],
  [129_600, 'now-36h'],
  [172_800, 'now-2d'],
])('%i seconds ago are %s', (seconds, text) => {
  expect(formatTimePoint(ago(seconds))).toBe(text);
});

test('names what is wrong with two ends that make no range', () => {
  expect(rangeProblem({ from: ago(0), to: ago(3600) }, NOW)).toBe('the range ends before it begins');
  expect(rangeProblem({ from: ago(30), to: ago(0) }, NOW)).toBe('the range is shorter than 60 seconds');
  expect(rangeProblem({ from: at(NOW + 60), to: at(NOW + 3600) }, NOW)).toBe('the range lies in the future');
  expect(rangeProblem({ from: ago(3600), to: ago(0) }, NOW)).toBeNull();
});

test.each([
  [ago(3600), at(99_999_999_999_999)],
  [ago(NOW + 1), ago(0)],
  [ago(Infinity), ago(0)],
  [ago(3600), at(Infinity)],
])('a range for which no clock has a time is none: %j to %j', (from, to) => {
  expect(rangeProblem({ from, to }, NOW)).toBe('the range is not within 1970 to 5138');
  expect(rangeProblem({ from: at(0), to: at(1e11) }, NOW)).toBeNull();
  for (const time of [0, 1e11]) expect(formatDateTime(time, 'Asia/Kathmandu')).not.toBe('');
});
