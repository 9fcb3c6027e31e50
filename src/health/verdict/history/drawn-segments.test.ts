import { describe, expect, it } from 'vitest';
import { at, NOW, START } from '@/health/example-facts';
import { drawnSegments } from './drawn-segments';

describe('drawnSegments', () => {
  const range = { start: START, end: NOW, untold: null } as const;
  const before = { from: at('13:30:40'), to: at('13:40:40'), level: 'warning' } as const;
  const since = (clock: string) => ({ time: at(clock), before: false });

  it('goes on with the present verdict where no line tells of it', () => {
    expect(drawnSegments([before], { level: 'warning', since: since('14:02:40') }, range)).toEqual([
      before,
      { from: at('14:02:40'), to: NOW, level: 'warning' },
    ]);
  });

  it('lengthens the last stretch where it is the same trouble', () => {
    const last = { from: at('14:02:40'), to: NOW - 10, level: 'critical' } as const;
    expect(drawnSegments([last], { level: 'critical', since: since('14:02:00') }, range)).toEqual([
      { from: at('14:02:00'), to: NOW, level: 'critical' },
    ]);
  });

  it('leaves what was before the last stretch as it was', () => {
    const last = { from: at('14:02:40'), to: at('14:10:00'), level: 'critical' } as const;
    expect(drawnSegments([before, last], { level: 'critical', since: since('14:10:00') }, range)).toEqual([
      before,
      { from: at('14:02:40'), to: NOW, level: 'critical' },
    ]);
  });

  it('stands where it begins, also before a stretch of another level', () => {
    const gap = { from: at('14:05:40'), to: at('14:06:40'), level: 'none' } as const;
    expect(drawnSegments([before, gap], { level: 'critical', since: since('14:02:40') }, range)).toEqual([
      before,
      { from: at('14:02:40'), to: NOW, level: 'critical' },
      gap,
    ]);
  });

  it('begins after what was worse meanwhile, whether or not the lines go on with it', () => {
    const worse = { from: at('14:01:40'), to: at('14:05:40'), level: 'critical' } as const;
    const now = { from: at('14:05:40'), to: NOW, level: 'warning' } as const;
    expect(drawnSegments([before, worse], { level: 'warning', since: since('14:02:40') }, range)).toEqual([
      before,
      worse,
      now,
    ]);
    expect(
      drawnSegments([before, worse, { ...now, to: NOW - 10 }], { level: 'warning', since: since('14:02:40') }, range),
    ).toEqual([before, worse, now]);
  });

  it('tells what the lines have not told yet, from where it begins', () => {
    const unread = { from: at('14:05:40'), to: NOW, level: 'unread' } as const;
    expect(drawnSegments([before, unread], { level: 'critical', since: since('14:02:40') }, range)).toEqual([
      before,
      { from: at('14:02:40'), to: NOW, level: 'critical' },
    ]);
    const later = { from: at('14:08:40'), to: NOW, level: 'critical' } as const;
    expect(drawnSegments([before, unread], { level: 'critical', since: since('14:08:40') }, range)).toEqual([
      before,
      { ...unread, to: later.from },
      later,
    ]);
    expect(drawnSegments([unread], { level: 'ok', since: since('14:02:40') }, range)).toEqual([unread]);
  });

  it('never begins before the range', () => {
    expect(drawnSegments([], { level: 'critical', since: { time: START - 600, before: true } }, range)).toEqual([
      { from: START, to: NOW, level: 'critical' },
    ]);
  });

  it.each(['ok', 'unknown'] as const)('adds nothing to the lines while the verdict is %s', (level) => {
    expect(drawnSegments([before], { level, since: since('14:02:40') }, range)).toEqual([before]);
  });

  it('is blank where there is no sample in the range, rather than OK', () => {
    expect(drawnSegments([], { level: 'unknown', since: null }, { ...range, untold: 'none' })).toEqual([
      { from: START, to: NOW, level: 'none' },
    ]);
  });

  it('is not answered where no line is, up to where the present verdict begins', () => {
    const untold = { ...range, untold: 'unread' } as const;
    expect(drawnSegments([], { level: 'ok', since: null }, untold)).toEqual([
      { from: START, to: NOW, level: 'unread' },
    ]);
    const critical = { from: at('14:02:40'), to: NOW, level: 'critical' } as const;
    expect(drawnSegments([], { level: 'critical', since: since('14:02:40') }, untold)).toEqual([
      { from: START, to: critical.from, level: 'unread' },
      critical,
    ]);
  });
});
