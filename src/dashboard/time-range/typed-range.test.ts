import { describe, expect, it } from 'vitest';
import { lastSeconds, type TimeRange } from './time-range';
import { parseTypedRange } from './typed-range';

/** In UTC, and by a clock two hours ahead of it. */
const NOW = Date.parse('2026-11-20T14:30:00Z') / 1000;
const at = (text: string) => ({ kind: 'absolute' as const, time: Date.parse(`${text}Z`) / 1000 });
const read = (text: string, ahead = 0) => parseTypedRange(text, { now: NOW, offset: () => ahead });
const ago = (from: number, to: number): TimeRange => ({
  from: { kind: 'relative', secondsAgo: from },
  to: { kind: 'relative', secondsAgo: to },
});

describe('parseTypedRange', () => {
  it.each([
    ['last 6h', 21_600],
    ['Last 6 h', 21_600],
    ['6h', 21_600],
    ['past 90 minutes', 5400],
    ['1h30m', 5400],
    ['last hour', 3600],
    ['last 2 days', 172_800],
    ['last week', 604_800],
    ['2h ago', 7200],
    ['since 2 hours ago', 7200],
  ])('reads “%s” as the last so many seconds', (text, seconds) => {
    expect(read(text)).toEqual(lastSeconds(seconds));
  });

  it('reads both ends, which may be any moments', () => {
    expect(read('2h ago to 1h ago')).toEqual(ago(7200, 3600));
    expect(read('now-2h to now')).toEqual(ago(7200, 0));
    expect(read('from 2026-11-20 10:00 until 2026-11-20 11:00')).toEqual({
      from: at('2026-11-20T10:00'),
      to: at('2026-11-20T11:00'),
    });
  });

  it('takes a time of day for the latest one, and its end for the first after that', () => {
    expect(read('13:00 to 14:00')).toEqual({ from: at('2026-11-20T13:00'), to: at('2026-11-20T14:00') });
    expect(read('9:15 - 9:45')).toEqual({ from: at('2026-11-20T09:15'), to: at('2026-11-20T09:45') });
    expect(read('23:00 to 01:00')).toEqual({ from: at('2026-11-19T23:00'), to: at('2026-11-20T01:00') });
    expect(read('since 14:00')).toEqual({ from: at('2026-11-20T14:00'), to: { kind: 'relative', secondsAgo: 0 } });
  });

  it('reads times of day by the clock of the reader', () => {
    expect(read('15:00 to 16:00', 7200)).toEqual({ from: at('2026-11-20T13:00'), to: at('2026-11-20T14:00') });
    expect(read('01:00 to 02:00', 7200)).toEqual({ from: at('2026-11-19T23:00'), to: at('2026-11-20T00:00') });
  });

  it('reads days by their names, by the clock of the reader', () => {
    expect(read('yesterday')).toEqual({ from: at('2026-11-19T00:00'), to: at('2026-11-20T00:00') });
    expect(read('Today')).toEqual({ from: at('2026-11-20T00:00'), to: { kind: 'relative', secondsAgo: 0 } });
    expect(read('yesterday 14:00 to 15:30')).toEqual({ from: at('2026-11-19T14:00'), to: at('2026-11-19T15:30') });
    expect(read('yesterday 22:00 to today 9:00')).toEqual({ from: at('2026-11-19T22:00'), to: at('2026-11-20T09:00') });
    expect(read('since yesterday 9:00')).toEqual({
      from: at('2026-11-19T09:00'),
      to: { kind: 'relative', secondsAgo: 0 },
    });
    expect(read('yesterday', 36_000)).toEqual({ from: at('2026-11-19T14:00'), to: at('2026-11-20T14:00') });
  });

  it('finds yesterday where that day had 23 hours', () => {
    const change = Date.UTC(2026, 2, 8, 7) / 1000;
    const inNewYork = {
      now: Date.UTC(2026, 2, 9, 4, 30) / 1000,
      offset: (time: number) => (time < change ? -5 : -4) * 3600,
    };
    expect(parseTypedRange('yesterday', inNewYork)).toEqual({
      from: at('2026-03-08T05:00'),
      to: at('2026-03-09T04:00'),
    });
  });

  it.each([
    '',
    'orders',
    'last',
    'last month',
    '14:00',
    '1h ago to 2h ago',
    'last 20s',
    '25:00 to 26:00',
    'GET /orders',
    '5',
  ])('takes “%s” for no range', (text) => {
    expect(read(text)).toBeNull();
  });
});
