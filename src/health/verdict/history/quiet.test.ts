import { describe, expect, it } from 'vitest';
import { at, facts, history, line, NOW, plain, START } from '@/health/example-facts';
import type { Change } from '@/health/service-facts';
import { okSince, quietText } from './quiet';
import type { WatchSegment } from '@/health/verdict/verdict';

const WATCHED = 'traffic, errors, latency, instances, CPU and memory';
const NO_ALERT = ', no warning or critical alert recorded';

const trouble: WatchSegment = { from: at('13:40:00'), to: at('13:44:00'), level: 'critical' };

describe('okSince', () => {
  it('is the end of the last trouble', () => {
    expect(
      okSince(facts(), [
        { ...trouble, level: 'warning' },
        { ...trouble, to: at('14:00:00') },
      ]),
    ).toEqual({ time: at('14:00:00'), before: false });
  });

  it('lies before the range where there was none in it', () => {
    expect(okSince(facts(), [])).toEqual({ time: START, before: true });
  });

  it('is not known while a line is under way, which may tell of trouble', () => {
    expect(okSince(facts({ history: history({ isAwaited: true }) }), [])).toBeNull();
  });

  it('is not known while it is still asked what was an hour ago, or full within the range', () => {
    expect(okSince(facts({ isHourAgoAwaited: true }), [])).toBeNull();
    expect(okSince(facts({ isSaturationAwaited: true }), [])).toBeNull();
  });

  it('is not known without any line', () => {
    expect(okSince(facts({ history: history({ requestRate: null, up: [] }) }), [])).toBeNull();
  });
});

describe('quietText', () => {
  it('says that nothing happened, and in which time', () => {
    expect(quietText(facts(), [], 'UTC')).toBe(`Nothing unusual in ${WATCHED} in the last hour${NO_ALERT}`);
    expect(quietText(facts({ at: START + 6 * 3600 - 15 }), [], 'UTC')).toBe(
      `Nothing unusual in ${WATCHED} in the last 6 hours${NO_ALERT}`,
    );
    expect(plain(quietText(facts({ at: START + 900 }), [], 'UTC'))).toBe(
      `Nothing unusual in ${WATCHED} in the last 15 min${NO_ALERT}`,
    );
  });

  it('says of a range that is over that it is what is shown, and no last hour', () => {
    expect(quietText(facts({ isOver: true }), [], 'UTC')).toBe(
      `Nothing unusual in ${WATCHED} in the hour shown${NO_ALERT}`,
    );
    expect(plain(quietText(facts({ isOver: true, at: START + 900 }), [], 'UTC'))).toBe(
      `Nothing unusual in ${WATCHED} in the 15 min shown${NO_ALERT}`,
    );
  });

  it('names only what was looked at', () => {
    const none = { errorRatio: null, p95: null, p99: null, cpu: [], memory: [], alerts: null };
    expect(quietText(facts({ history: history(none) }), [], 'UTC')).toBe(
      'Nothing unusual in traffic and instances in the last hour',
    );
    const idle = { ...none, errorRatio: line(() => NaN), p95: line(() => NaN) };
    expect(quietText(facts({ history: history(idle) }), [], 'UTC')).toBe(
      'Nothing unusual in traffic and instances in the last hour',
    );
    expect(quietText(facts({ history: history({ ...none, requestRate: null }) }), [], 'UTC')).toBe(
      'Nothing unusual in instances in the last hour',
    );
    const gap = line((time) => (time < at('13:30:00') ? NaN : 0.4));
    expect(quietText(facts({ history: history({ ...none, p99: gap }) }), [], 'UTC')).toBe(
      'Nothing unusual in traffic, latency and instances in the last hour',
    );
  });

  it('says nothing while a line is under way', () => {
    expect(quietText(facts({ history: history({ p95: null, isAwaited: true }) }), [], 'UTC')).toBeNull();
  });

  it('says nothing where nothing was looked at', () => {
    const gaps = { requestRate: line(() => NaN), errorRatio: null, p95: null, p99: null, cpu: [], memory: [], up: [] };
    expect(quietText(facts({ history: history(gaps) }), [], 'UTC')).toBeNull();
    expect(quietText(facts({ history: history({ requestRate: null, up: [] }) }), [], 'UTC')).toBeNull();
  });

  it('does not pass over restarts', () => {
    const restart = (clock: string, label = 'restart'): Change => ({ time: at(clock), kind: 'restart', label });
    const quiet = (...changes: Change[]) => quietText(facts({ changes }), [], 'UTC');
    expect(quiet(restart('14:00:00'))).toBe(
      `A restart at 14:00, nothing else unusual in ${WATCHED} in the last hour${NO_ALERT}`,
    );
    expect(quiet(restart('14:00:00', '3 restarts'))).toBe(
      `3 restarts at 14:00, nothing else unusual in ${WATCHED} in the last hour${NO_ALERT}`,
    );
    expect(quiet(restart('13:40:00'), restart('14:00:00'))).toBe(
      `Restarts at 2 times, the last at 14:00, nothing else unusual in ${WATCHED} in the last hour${NO_ALERT}`,
    );
    expect(quiet({ ...restart('14:00:00'), kind: 'deploy' })).toBe(
      `Nothing unusual in ${WATCHED} in the last hour${NO_ALERT}`,
    );
  });

  it('says how far apart it has looked where an outage may lie between', () => {
    const start = NOW - 30 * 86_400;
    const every = (step: number, segments: readonly WatchSegment[] = []) => {
      const requestRate = {
        labels: {},
        times: Float64Array.of(start, start + step, NOW),
        values: Float64Array.of(4, 4, 4),
      };
      return plain(quietText(facts({ history: history({ requestRate }) }), segments, 'UTC'));
    };
    expect(every(7200)).toBe(`Nothing unusual in ${WATCHED} in the last 30 days, seen every 2 hours${NO_ALERT}`);
    expect(every(300)).toBe(`Nothing unusual in ${WATCHED} in the last 30 days, seen every 5 min${NO_ALERT}`);
    expect(every(240)).toBe(`Nothing unusual in ${WATCHED} in the last 30 days${NO_ALERT}`);
    expect(every(7200, [{ from: start, to: at('12:00:00'), level: 'none' }])).toBe(
      `Data begins at 12:00; nothing unusual in ${WATCHED} since, seen every 2 hours${NO_ALERT}`,
    );
    expect(every(7200, [{ ...trouble, from: at('12:00:00'), to: at('14:00:00') }])).toBe(
      'Critical for 2 h 00 min until 14:00, OK since, seen every 2 hours',
    );
  });

  it('takes lines that are not answered for no end of what was well', () => {
    const unread = { from: NOW - 60, to: NOW, level: 'unread' } as const;
    expect(quietText(facts(), [unread], 'UTC')).toBe(quietText(facts(), [], 'UTC'));
    expect(okSince(facts(), [unread])).toEqual(okSince(facts(), []));
  });

  it('does not say how long it was critical where the range begins in the midst of it', () => {
    expect(plain(quietText(facts(), [{ ...trouble, from: START }], 'UTC'))).toBe(
      'Critical for over 31 min 20 s until 13:44, OK since',
    );
  });

  it('does not call the time before the first sample an outage', () => {
    const before = { from: START, to: at('13:44:00'), level: 'none' } as const;
    expect(quietText(facts(), [before], 'UTC')).toBe(
      `Data begins at 13:44; nothing unusual in ${WATCHED} since${NO_ALERT}`,
    );
  });

  it.each([
    ['critical', 'Critical for 4 min 00 s until 13:44, OK since'],
    ['warning', 'Warning for 4 min 00 s until 13:44, OK since'],
    ['none', 'No answer for 4 min 00 s until 13:44, OK since'],
  ] as const)('tells of a stretch that was %s', (level, text) => {
    expect(plain(quietText(facts(), [{ ...trouble, level }], 'UTC'))).toBe(text);
  });

  it.each([
    [['errors', 'latency', 'alerts'], ' (errors and latency)'],
    [['alerts'], ' (alerts)'],
    [[], ''],
  ] as const)('says that %s were bad, and alerts where nothing else was', (causes, text) => {
    expect(plain(quietText(facts(), [{ ...trouble, causes }], 'UTC'))).toBe(
      `Critical for 4 min 00 s until 13:44${text}, OK since`,
    );
  });

  it('says the day of what is more than a day ago', () => {
    const from = NOW - 3 * 86_400;
    expect(plain(quietText(facts(), [{ ...trouble, from, to: from + 240 }], 'UTC'))).toBe(
      'Critical for 4 min 00 s until 17 Nov, 14:16, OK since',
    );
  });
});
