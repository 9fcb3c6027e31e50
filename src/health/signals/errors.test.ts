import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { at, facts, history, incident, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import { judgeErrors } from './errors';

describe('judgeErrors', () => {
  it('is OK below its limit and says where that is', () => {
    const signal = judgeErrors(facts(), RULES);
    expect(signal).toMatchObject({ level: 'ok', value: 0.0012, unit: 'ratio', since: null });
    expect(plain(signal.reason)).toBe('Alerts above 5 %');
    expect(signal.headroom).toBeCloseTo(0.024);
    expect(signal.trend?.kind).toBe('points');
    expect(signal.trend?.change).toBeCloseTo(-0.0002, 6);
  });

  it('names the endpoint that fails, how much of it, the limit and since when', () => {
    const signal = judgeErrors(incident(), RULES);
    expect(signal).toMatchObject({ level: 'critical', value: 0.082, since: { time: at('14:02:40'), before: false } });
    expect(plain(signal.reason)).toBe('POST /orders fails 54 % of 60.4 req/s; alerts above 5 %');
    expect(plain(signal.shortReason)).toBe('POST /orders fails 54 %');
  });

  it('names who fails before the limit is crossed, once it is half way there', () => {
    const near = { ...incident().current, errorRatio: 0.035, serverErrorRate: 4.2 };
    const signal = judgeErrors(incident({ current: near }), RULES);
    expect(signal.level).toBe('ok');
    expect(plain(signal.reason)).toContain('POST /orders fails');
  });

  it('names no endpoint where none has most of the failures', () => {
    const even = ['/a', '/b', '/c'].map((endpoint) => ({ endpoint, requestRate: 142, serverErrorRate: 11.6 }));
    expect(plain(judgeErrors(incident({ endpoints: even }), RULES).reason)).toBe('34.9/s failing; alerts above 5 %');
  });

  it('says how many fail where no rule and no default says how many may', () => {
    const even = ['/a', '/b', '/c'].map((endpoint) => ({ endpoint, requestRate: 142, serverErrorRate: 11.6 }));
    const unlimited = judgeErrors(incident({ endpoints: even }), { ...RULES, errorRatio: [], errorRate: [] });
    expect([unlimited.level, unlimited.since, plain(unlimited.reason)]).toEqual(['ok', null, 'No limit set']);
    expect(plain(judgeErrors(incident({ endpoints: even }), RULES).shortReason)).toBe('Limit 5 %');
  });

  it('keeps to the share where its limit and that of failures per second are both crossed as badly', () => {
    const both = {
      ...RULES,
      errorRate: [{ value: 5, severity: 'critical', source: 'rule', rule: 'ErrorSpike' }],
    } as const;
    expect(judgeErrors(incident(), both).limit?.key).toBe('errorRatio');
  });

  it('takes failures per second where nothing limits the share', () => {
    expect(judgeErrors(facts(), { ...RULES, errorRatio: [] })).toMatchObject({
      level: 'ok',
      limit: { key: 'errorRate' },
    });
  });

  it('does not promise an alert where only a default speaks', () => {
    expect(plain(judgeErrors(facts(), DEFAULT_THRESHOLDS).reason)).toBe('Warning above 1 %');
  });

  it.each([
    [9, 9, 'ok'],
    [12, 2, 'ok'],
    [12, 3, 'critical'],
    [10, 10, 'critical'],
  ] as const)('of %d requests and %d failures is %s', (requestCount, failureCount, level) => {
    const current = moment({
      requestRate: 0.1,
      errorRatio: failureCount / requestCount,
      requestCount,
      failureCount,
      serverErrorRate: 0.01,
    });
    expect(judgeErrors(facts({ current }), RULES).level).toBe(level);
  });

  it('says that too few failed, and draws no bar beyond the limit then', () => {
    const current = moment({
      requestRate: 0.01,
      errorRatio: 0.5,
      requestCount: 4,
      failureCount: 2,
      serverErrorRate: 0.01,
    });
    const signal = judgeErrors(facts({ current }), RULES);
    expect(signal.reason).toBe('2 of 4 requests failed; judged from 10 requests and 3 failures on');
    expect(signal).toMatchObject({ headroom: null, since: null });
  });

  describe('of a service with a request a minute', () => {
    const few = moment({ requestRate: 0, requestCount: 5, failureCount: 5, serverErrorRate: 5 / 300, errorRatio: 1 });
    const failing = (since: string, ratio = 1) =>
      history({ received: line(() => 1 / 60), errorRatio: line((time) => (time < at(since) ? 0 : ratio)) });
    const judged = (lines: ReturnType<typeof history>) => judgeErrors(facts({ current: few, history: lines }), RULES);

    it('is critical once five of the last twenty have failed, although no window ever has ten', () => {
      expect(judged(failing('13:40:40'))).toMatchObject({
        level: 'critical',
        value: 1,
        since: { time: at('13:40:40'), before: false },
      });
      expect([judged(failing('14:08:40')).level, judged(failing('14:07:40')).level]).toEqual(['ok', 'critical']);
    });

    it('is OK where fewer of them have, which may be chance', () => {
      expect([judged(failing('13:40:40', 0.2)).level, judged(failing('13:40:40', 0.3)).level]).toEqual([
        'ok',
        'critical',
      ]);
    });

    it('looks past a time without a request, and at nothing that is older than an hour', () => {
      const gaps = history({
        received: line((time) => (time % 600 < 300 ? 0 : 1 / 60)),
        errorRatio: line((time) => (time % 600 < 300 ? NaN : 1)),
      });
      expect(judged(gaps).level).toBe('critical');
      const rare = { received: line(() => 9 / 3600), errorRatio: line(() => 1) };
      expect(judged(history(rare)).level).toBe('ok');
    });
  });

  it('rounds a count that was extrapolated', () => {
    const current = moment({
      requestRate: 0.01,
      errorRatio: 0.5,
      requestCount: 3.6,
      failureCount: 1.7,
      serverErrorRate: 0.01,
    });
    expect(judgeErrors(facts({ current }), RULES).shortReason).toBe('2 of 4 requests failed: too few');
  });

  it('says of more failures than requests that the counters do not fit, not that more than all fail', () => {
    const current = moment({
      requestRate: 1,
      errorRatio: 1,
      requestCount: 300,
      failureCount: 360,
      serverErrorRate: 1.2,
    });
    const signal = judgeErrors(facts({ current }), RULES);
    expect(signal).toMatchObject({
      level: 'critical',
      value: 1,
      reason: '360 failures and 300 requests were counted: the two counters do not fit together',
      shortReason: 'More failures than requests',
    });
  });

  it('says nothing of counters that differ by the moment in which they grow', () => {
    const current = moment({
      requestRate: 1,
      errorRatio: 1,
      requestCount: 300,
      failureCount: 306,
      serverErrorRate: 1.02,
    });
    expect(plain(judgeErrors(facts({ current, endpoints: [] }), RULES).reason)).toBe(
      '1.02/s failing; alerts above 5 %',
    );
  });

  it('counts a failure as a request that was made, where too few were to judge', () => {
    const current = moment({
      requestRate: 0.01,
      errorRatio: 1,
      requestCount: 3,
      failureCount: 4,
      serverErrorRate: 0.01,
    });
    expect(judgeErrors(facts({ current }), RULES).shortReason).toBe('4 of 4 requests failed: too few');
  });

  it('names of an endpoint no more than all of its requests', () => {
    const endpoints = [
      { endpoint: '/a', requestRate: 1, serverErrorRate: 1.3 },
      { endpoint: '/b', requestRate: 9, serverErrorRate: 0 },
    ];
    const current = moment({
      requestRate: 10,
      errorRatio: 0.13,
      requestCount: 3000,
      failureCount: 390,
      serverErrorRate: 1.3,
    });
    expect(plain(judgeErrors(facts({ current, endpoints }), RULES).shortReason)).toBe('/a fails 100 %');
  });

  it('warns of failures per second where a rule limits them, although the share is small', () => {
    const current = moment({ requestRate: 5000, errorRatio: 0.002, serverErrorRate: 10, failureCount: 3000 });
    const signal = judgeErrors(facts({ current, endpoints: [] }), RULES);
    expect(signal).toMatchObject({ level: 'warning', limit: { key: 'errorRate' }, since: { time: NOW, before: true } });
    expect(plain(signal.reason)).toBe('10/s failing; alerts above 5/s');
  });

  it('was so before, where the whole range is above the limit', () => {
    const always = incident({ history: history({ errorRatio: line(() => 0.08) }) });
    expect(judgeErrors(always, RULES).since).toEqual({ time: NOW - 3600, before: true });
  });

  it('began nobody knows when where there is no line', () => {
    expect(judgeErrors(incident({ history: history({ errorRatio: null }) }), RULES).since).toEqual({
      time: NOW,
      before: true,
    });
  });

  it('begins now where the line has not crossed yet', () => {
    expect(judgeErrors(incident({ history: history() }), RULES).since).toEqual({ time: NOW, before: false });
  });

  it('began nobody knows when where a point of the line stands for half an hour, and the last five minutes alone are above the limit', () => {
    expect(judgeErrors(incident({ history: history({ errorWindow: 1800 }) }), RULES).since).toEqual({
      time: NOW,
      before: true,
    });
  });

  it('is a warning since the lower one of two limits was crossed', () => {
    const limit = (value: number) => ({ value, severity: 'warning', source: 'rule' }) as const;
    const risen = history({
      errorRatio: line((time) => (time < at('13:50:40') ? 0.001 : time < at('14:02:40') ? 0.015 : 0.082)),
    });
    const signal = judgeErrors(incident({ history: risen }), {
      ...RULES,
      errorRatio: [limit(0.01), limit(0.02), { ...limit(0.5), severity: 'critical' }],
    });
    expect(signal).toMatchObject({
      level: 'warning',
      limit: { value: 0.02 },
      since: { time: at('13:50:40'), before: false },
    });
  });

  it('warns where what was served an hour ago is refused, and shows how much that is', () => {
    const refusing = {
      requestRate: 20,
      requestCount: 6000,
      clientErrorRate: 20,
      errorRatio: 0,
      serverErrorRate: 0,
      failureCount: 0,
    };
    const served = facts({ current: moment(refusing), hourAgo: moment({ ...refusing, clientErrorRate: 0.2 }) });
    expect(judgeErrors(served, RULES)).toMatchObject({
      level: 'warning',
      measure: '4xx',
      value: 1,
      limit: null,
      reason: 'Most of what was served an hour ago is refused',
      since: { time: NOW, before: true },
    });
    expect(judgeErrors(served, RULES).trend?.change).toBeCloseTo(0.99);
    const forLong = { ...served, hourAgo: served.current };
    expect(judgeErrors(forLong, RULES)).toMatchObject({ level: 'ok', value: 0 });
    const earlier = [{ secondsAgo: 14_400, moment: moment({ ...refusing, clientErrorRate: 0.2 }) }];
    expect(judgeErrors({ ...forLong, earlier }, RULES)).toMatchObject({
      level: 'warning',
      trend: null,
      reason: 'Most of what was served 4 hours ago is refused',
    });
  });

  it.each([
    ['without traffic', { requestRate: 0, errorRatio: null }, [], 'No traffic, nothing to judge by'],
    ['without samples', { errorRatio: null }, [], 'Not known: the count of failing requests has no samples now'],
    [
      'without such a metric',
      { errorRatio: null },
      ['errors'],
      'Not measured: no count of failing requests found for this service',
    ],
  ] as const)('is unknown %s, and says why', (_, current, notMeasured, reason) => {
    const signal = judgeErrors(facts({ current: moment(current), notMeasured }), RULES);
    expect(signal).toMatchObject({ level: 'unknown', value: null, reason });
  });
});
