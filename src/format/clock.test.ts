import { describe, expect, it } from 'vitest';
import { formatClock, formatDateTime, formatDay, formatMoment, offsetAt } from './clock';

const at = (iso: string) => Date.parse(iso) / 1000;
const NOW = at('2026-11-20T14:12:40Z');

describe('formatClock', () => {
  it('writes minutes, and seconds where they are asked for', () => {
    expect(formatClock(NOW, 'UTC')).toBe('14:12');
    expect(formatClock(NOW, 'UTC', true)).toBe('14:12:40');
  });

  it('reads the clock of the zone', () => {
    expect(formatClock(NOW, 'Asia/Kathmandu')).toBe('19:57');
  });

  it('calls midnight 00, not 24', () => {
    expect(formatClock(at('2026-11-20T00:00:00Z'), 'UTC')).toBe('00:00');
  });

  it('says that a time is not known', () => {
    expect(formatClock(NaN, 'UTC')).toBe('–');
    expect(formatDateTime(NaN, 'UTC')).toBe('–');
    expect([NaN, Infinity, -Infinity].map((time) => formatMoment(time, NOW, 'UTC'))).toEqual(['–', '–', '–']);
  });
});

describe('formatMoment', () => {
  it('writes the time of day within a day of now, and the day too further away', () => {
    expect(formatMoment(NOW - 3600, NOW, 'UTC')).toBe('13:12');
    expect(formatMoment(NOW - 3600, NOW, 'UTC', true)).toBe('13:12:40');
    expect(formatMoment(NOW - 2 * 86_400, NOW, 'UTC', true)).toBe('18 Nov, 14:12');
    expect(formatMoment(NOW + 2 * 86_400, NOW, 'UTC')).toBe('22 Nov, 14:12');
  });
});

describe('formatDateTime', () => {
  it('names the day of the zone', () => {
    expect(formatDateTime(at('2026-11-20T23:30:00Z'), 'Europe/Paris')).toBe('Sat 21 Nov 2026, 00:30:00');
    expect(formatDay(at('2026-11-20T23:30:00Z'), 'UTC')).toBe('20 Nov');
    expect(formatDay(at('2026-09-09T12:00:00Z'), 'UTC')).toBe('9 Sep');
  });
});

describe('offsetAt', () => {
  it('follows summer time', () => {
    expect(offsetAt(at('2026-07-01T12:00:00Z'), 'Europe/Paris')).toBe(7200);
    expect(offsetAt(at('2026-11-20T12:00:00Z'), 'Europe/Paris')).toBe(3600);
  });

  it('is not a whole number of hours everywhere', () => {
    expect(offsetAt(NOW, 'Asia/Kathmandu')).toBe(5.75 * 3600);
    expect(offsetAt(NOW, 'America/St_Johns')).toBe(-3.5 * 3600);
  });
});
