import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockParts } from './clock';
import { timeTicks } from './time-ticks';

const at = (iso: string) => Date.parse(iso) / 1000;
const HOUR = 3600;
const texts = (start: number, span: number, width: number, zone: string) =>
  timeTicks(start, start + span, width, zone).map(({ text }) => text);

describe('timeTicks', () => {
  it('stands on round times of the clock, not on fractions of the range', () => {
    expect(texts(at('2026-11-20T13:12:40Z'), HOUR, 400, 'UTC')).toEqual([
      '13:20',
      '13:30',
      '13:40',
      '13:50',
      '14:00',
      '14:10',
    ]);
  });

  it('has fewer ticks where there is less room', () => {
    expect(texts(at('2026-11-20T13:12:40Z'), HOUR, 130, 'UTC')).toEqual(['13:30', '14:00']);
  });

  it('shows seconds in a range of less than a few minutes', () => {
    expect(texts(at('2026-11-20T13:00:00Z'), 40, 320, 'UTC')).toEqual([
      '13:00:00',
      '13:00:10',
      '13:00:20',
      '13:00:30',
      '13:00:40',
    ]);
  });

  it('is aligned in zones that are not whole hours away from UTC', () => {
    expect(texts(at('2026-11-20T13:00:00Z'), 6 * HOUR, 300, 'Asia/Kathmandu')).toEqual([
      '19:00',
      '20:00',
      '21:00',
      '22:00',
      '23:00',
      '21 Nov',
    ]);
  });

  it('writes midnight as its date, and only dates in a range of days', () => {
    expect(texts(at('2026-11-19T18:00:00Z'), 12 * HOUR, 250, 'UTC')).toEqual([
      '18:00',
      '21:00',
      '20 Nov',
      '03:00',
      '06:00',
    ]);
    expect(texts(at('2026-11-02T00:00:00Z'), 21 * 24 * HOUR, 220, 'UTC')).toEqual([
      '2 Nov',
      '9 Nov',
      '16 Nov',
      '23 Nov',
    ]);
  });

  it('shows both two o’clocks of an autumn night hour by hour', () => {
    const start = at('2026-10-24T22:00:00Z');
    expect(texts(start, 5 * HOUR, 300, 'Europe/Paris')).toEqual([
      '25 Oct',
      '01:00',
      '02:00',
      '02:00',
      '03:00',
      '04:00',
    ]);
  });

  it('stays on the even hours through the days that have 23 and 25 of them', () => {
    expect(texts(at('2026-10-24T22:00:00Z'), 9 * HOUR, 260, 'Europe/Paris')).toEqual([
      '25 Oct',
      '02:00',
      '04:00',
      '06:00',
      '08:00',
    ]);
    expect(texts(at('2026-03-28T23:00:00Z'), 9 * HOUR, 260, 'Europe/Paris')).toEqual([
      '29 Mar',
      '04:00',
      '06:00',
      '08:00',
      '10:00',
    ]);
  });

  it('is empty without room or time', () => {
    expect(timeTicks(100, 100, 400, 'UTC')).toEqual([]);
    expect(timeTicks(0, 3600, 0, 'UTC')).toEqual([]);
  });

  it('always gives ascending ticks inside the range, on whole seconds, with room for their labels', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 946_684_800, max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 400 * 86_400 }),
        fc.integer({ min: 60, max: 2000 }),
        zones,
        (start, span, width, zone) => {
          const ticks = timeTicks(start, start + span, width, zone);
          expect(ticks.length).toBeLessThanOrEqual(width / 25 + 2);
          ticks.forEach(({ time, text }, i) => {
            expect(time).toBeGreaterThanOrEqual(start);
            expect(time).toBeLessThanOrEqual(start + span);
            expect(time).toBeGreaterThan(ticks[i - 1]?.time ?? -Infinity);
            expect(Number.isInteger(time)).toBe(true);
            const { hour, minute } = clockParts(time, zone);
            if (/^\d\d:\d\d$/.test(text)) expect(text).toBe(`${hour}:${minute}`);
          });
        },
      ),
      { numRuns: 200 },
    );
    // A second of arithmetic, which a busy machine may make many of.
  }, 60_000);
});
