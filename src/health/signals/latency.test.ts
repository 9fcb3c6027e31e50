import { describe, expect, it, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { at, facts, history, incident, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import { higherSince, judgeLatency, namedQuantile, quantileText } from './latency';

const seconds = (value: number, atLeast = false) => ({ value, atLeast });
const judged = (p95: number, p99: number, change = {}) =>
  judgeLatency(facts({ current: moment({ p95: seconds(p95), p99: seconds(p99), ...change }) }), RULES, 'UTC');

describe('judgeLatency', () => {
  it('is OK below its limits, with p99 beside the p95 it shows', () => {
    const signal = judgeLatency(facts(), RULES, 'UTC');
    expect(signal).toMatchObject({ level: 'ok', value: 0.226, atLeast: false, unit: 'seconds' });
    expect(plain(signal.reason)).toBe('Alerts above 1 s. p99 480 ms');
    // No line ends between the name and its number.
    expect(signal.reason).toContain('p99\u00a0480\u00a0ms');
    expect(signal.headroom).toBeCloseTo(0.226);
  });

  it('says since when it is clearly higher than an hour ago, even below its limit', () => {
    const signal = judgeLatency(incident(), RULES, 'UTC');
    expect(signal.level).toBe('ok');
    expect(plain(signal.reason)).toBe('Alerts above 1 s. Higher since 14:02');
    expect(signal.trend?.change).toBeCloseTo(2.106, 2);
  });

  it('compares with nothing where an hour ago is not known or had no durations', () => {
    const trend = (hourAgo: ReturnType<typeof moment> | null) => judgeLatency(facts({ hourAgo }), RULES, 'UTC').trend;
    expect([null, moment({ p95: null }), moment({ p95: seconds(0) })].map(trend)).toEqual([null, null, null]);
  });

  it('writes that time in the zone of the reader', () => {
    expect(judgeLatency(incident(), RULES, 'Europe/Paris').reason).toContain('Higher since 15:02');
  });

  it.each([
    ['a warning above the limit of p95', 1.4, 2, 'warning', 'Alerts above 1 s'],
    ['critical above the limit of p99, whose value it names', 1.4, 3.4, 'critical', 'p99 3.4 s; alerts above 3 s'],
    ['OK but nearest to the limit of p99', 0.3, 2.9, 'ok', 'p99 2.9 s; alerts above 3 s'],
  ])('is %s', (_, p95, p99, level, reason) => {
    const signal = judged(p95, p99);
    expect(signal.level).toBe(level);
    expect(plain(signal.reason).startsWith(reason)).toBe(true);
  });

  it('takes the time since when from the line of the quantile that decides', () => {
    const slow = facts({
      current: moment({ p99: seconds(3.4) }),
      history: history({ p99: line((time) => (time >= at('14:05:10') ? 3.4 : 0.4)) }),
    });
    expect(judgeLatency(slow, RULES, 'UTC').since).toEqual({ time: at('14:05:10'), before: false });
  });

  it('is above its limit since now where the line does not show it yet, and higher since before the range where all of it is', () => {
    const slow = { current: moment({ p95: seconds(1.4) }) };
    expect(judgeLatency(facts(slow), RULES, 'UTC').since).toEqual({ time: NOW, before: false });
    expect(judgeLatency(facts({ ...slow, history: history({ p95: line(() => 1.4) }) }), RULES, 'UTC').reason).toContain(
      'Higher since before 13:12',
    );
  });

  it('warns at the edge of the last bucket below a limit: the truth may lie above it', () => {
    const open = facts({ current: moment({ p95: seconds(0.4), p99: seconds(2.5, true) }) });
    const signal = judgeLatency(open, RULES, 'UTC');
    expect(signal.level).toBe('warning');
    expect(plain(signal.reason)).toContain('p99 ≥ 2.5 s; above the last bucket; alerts above 3 s');
  });

  it('has lain at that edge since its line does', () => {
    const p99 = line((time) => (time >= at('13:40:10') ? 2.5 : 0.4));
    const open = facts({ current: moment({ p99: seconds(2.5, true) }), history: history({ p99 }) });
    expect(judgeLatency(open, RULES, 'UTC').since).toEqual({ time: at('13:40:10'), before: false });
  });

  it('carries "at least" with its value', () => {
    expect(judgeLatency(facts({ current: moment({ p95: seconds(10, true) }) }), RULES, 'UTC')).toMatchObject({
      value: 10,
      atLeast: true,
      level: 'warning',
    });
  });

  it('does not judge by fewer than ten requests', () => {
    const signal = judged(5, 9, { requestCount: 6 });
    expect(signal).toMatchObject({
      level: 'ok',
      headroom: null,
      reason: 'From 6 requests only; judged from 10 on',
      since: null,
    });
  });

  it('judges a handful that are slow for as long as it takes ten of them, where half of those of now are', () => {
    const slow = history({ received: line(() => 1 / 60), p95: line((time) => (time < at('13:40:40') ? 0.2 : 9)) });
    const lasting = (p50: number, lines = slow) =>
      judgeLatency(
        facts({ current: moment({ requestCount: 6, p50: seconds(p50), p95: seconds(9), p99: null }), history: lines }),
        RULES,
        'UTC',
      );
    expect(lasting(5)).toMatchObject({ level: 'warning', since: { time: at('13:40:40'), before: false } });
    // One slow request in each window is no slow service.
    expect(lasting(0.2).level).toBe('ok');
    expect(
      lasting(5, history({ received: line(() => 1 / 60), p95: line((time) => (time < at('14:04:40') ? 0.2 : 9)) }))
        .level,
    ).toBe('ok');
  });

  it('is unknown without traffic, without samples and without a histogram, each with its reason', () => {
    const none = { p95: null, p99: null };
    for (const idle of [{ requestRate: 0 }, { requestCount: 0 }])
      expect(judgeLatency(facts({ current: moment({ ...none, ...idle }) }), RULES, 'UTC')).toMatchObject({
        level: 'unknown',
        shortReason: 'No traffic',
      });
    expect(judgeLatency(facts({ current: moment(none) }), RULES, 'UTC')).toMatchObject({
      level: 'unknown',
      shortReason: 'No samples',
    });
    expect(
      judgeLatency(facts({ current: moment({ ...none, mean: null }), notMeasured: ['latency'] }), RULES, 'UTC'),
    ).toMatchObject({ level: 'unknown', shortReason: 'Not measured' });
  });

  it('is unknown without traffic although a summary still tells how long the last requests took', () => {
    expect(judged(0.3, 0.5, { requestRate: 0, requestCount: 0 })).toMatchObject({
      level: 'unknown',
      value: null,
      shortReason: 'No traffic',
    });
  });

  it('says so where no limit is set', () => {
    const signal = judgeLatency(facts(), { ...DEFAULT_THRESHOLDS, p95: [], p99: [] }, 'UTC');
    expect(signal).toMatchObject({ level: 'ok', headroom: null, limit: null, shortReason: 'No limit set' });
    expect(plain(signal.reason)).toBe('p99 480 ms');
  });
});

describe('higherSince', () => {
  it('is null where now or an hour ago there was a handful of requests', () => {
    const few = (change: object) => higherSince(facts({ ...incident(), ...change }));
    expect(few({})).not.toBeNull();
    expect(few({ current: { ...incident().current, requestCount: 6 } })).toBeNull();
    expect(few({ hourAgo: moment({ requestCount: 6 }) })).toBeNull();
  });

  it('is null where p95 is not half as much again as an hour ago', () => {
    const risen = (p95: number) =>
      higherSince(
        facts({
          current: moment({ p95: seconds(p95) }),
          hourAgo: moment({ p95: seconds(0.2) }),
          history: history({ p95: line(() => p95) }),
        }),
      );
    expect([risen(0.3), risen(0.31)]).toEqual([null, { time: NOW - 3600, before: true }]);
    expect(higherSince(incident({ hourAgo: null }))).toBeNull();
  });

  it('is the beginning of the present rise', () => {
    expect(higherSince(incident())).toEqual({ time: at('14:02:10'), before: false });
    expect(higherSince(incident({ history: history({ p95: line(() => 0.7) }) }))).toEqual({
      time: NOW - 3600,
      before: true,
    });
  });
});

describe('quantileText', () => {
  it('marks what is only known to be at least so much', () => {
    expect(quantileText(seconds(2.5, true))).toBe('≥\u00a02.5\u00a0s');
    expect(quantileText(seconds(0.226))).toBe('226\u00a0ms');
  });
});

test('a quantile stands in one piece with its name, which is its own where it has one', () => {
  expect(namedQuantile('p95', seconds(2.5, true))).toBe('p95\u00a0≥\u00a02.5\u00a0s');
  expect(namedQuantile('p95', { ...seconds(0.226), name: 'p97' })).toBe('p97\u00a0226\u00a0ms');
});

describe('a service that exposes no p95', () => {
  const judged = (change: Partial<ReturnType<typeof moment>>, notMeasured: ['latency'] | [] = []) =>
    judgeLatency(facts({ current: moment(change), notMeasured }), RULES, 'UTC');

  it('is judged by the nearest quantile that it exposes, under its name', () => {
    expect(judged({ p95: { value: 0.3, atLeast: false, name: 'p97' } })).toMatchObject({
      measure: 'p97',
      value: 0.3,
      level: 'ok',
    });
    expect(judged({})).not.toHaveProperty('measure');
  });

  it('is judged by p99 alone where that is the only high one that it exposes, as summaries of Go often do', () => {
    const of = (p99: number) => judged({ p95: null, p99: seconds(p99) });
    expect(of(0.48)).toMatchObject({
      measure: 'p99',
      value: 0.48,
      level: 'ok',
      trend: { change: 0 },
      limit: { key: 'p99' },
    });
    expect(plain(of(0.48).reason)).toBe('Alerts above 3 s');
    expect(of(3.4)).toMatchObject({ level: 'critical', value: 3.4, reason: of(0.48).reason });
  });

  it('and no other quantile is not judged: its average is told', () => {
    const signal = judged({ p95: null, p99: null }, ['latency']);
    expect(signal.level).toBe('unknown');
    expect(plain(signal.reason)).toBe('Not judged: this service exposes no quantiles. Average 97 ms');
  });
});
