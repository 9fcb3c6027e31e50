import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetAt } from '@/format/clock';
import { parseTimePoint } from './time-range-text';
import { typedTimePoint } from './typed-time-point';

const at = (time: number) => ({ kind: 'absolute', time }) as const;
const inZone = (timeZone: string) => (time: number) => offsetAt(time, timeZone);

test('a fixed moment is a date and a time by the clock of the zone, and any other what the address says', () => {
  expect(typedTimePoint(at(1_795_183_200), inZone('UTC'))).toBe('2026-11-20 14:00:00');
  expect(typedTimePoint(at(1_795_183_200.4), inZone('Asia/Kathmandu'))).toBe('2026-11-20 19:45:00');
  expect(typedTimePoint({ kind: 'relative', secondsAgo: 5400 }, inZone('UTC'))).toBe('now-1h30m');
});

test('what it says is read as the same moment, but for the hour that a clock shows twice', () => {
  const zone = inZone('Europe/Paris');
  const isShownTwice = (time: number) => zone(time - 3600) !== zone(time) || zone(time + 3600) !== zone(time);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e9 }).filter((time) => !isShownTwice(time)),
      (time) => {
        expect(parseTimePoint(typedTimePoint(at(time), zone), zone)).toEqual(at(time));
      },
    ),
  );
});
