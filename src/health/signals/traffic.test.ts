import { describe, expect, it } from 'vitest';
import { at, facts, history, line, moment, NOW, plain, START } from '@/health/example-facts';
import type { ServiceFacts } from '@/health/service-facts';
import { judgeTraffic } from './traffic';

/** A service whose rate was `before` an hour ago and until `clock`, and is `now` since. */
const drop = (before: number, clock: string, now: number): ServiceFacts =>
  facts({
    current: moment({ requestRate: now }),
    hourAgo: moment({ requestRate: before }),
    history: history({ requestRate: line((time) => (time >= at(clock) ? now : before)) }),
  });

describe('judgeTraffic', () => {
  it('is OK within the range of the last hour, with the change against an hour ago', () => {
    const signal = judgeTraffic(facts());
    expect(signal).toMatchObject({ level: 'ok', value: 426, unit: 'requestsPerSecond', headroom: null, since: null });
    expect(signal.reason).toBe('Within the range of the last hour');
    expect(signal.trend).toMatchObject({ kind: 'relative' });
    expect(signal.trend?.change).toBeCloseTo(0.0597, 3);
  });

  it('stopped nobody knows when where a point of the line stands for half an hour', () => {
    const signal = judgeTraffic(facts({ current: moment({ requestRate: 0 }), history: history({ rateWindow: 1800 }) }));
    expect(signal).toMatchObject({ level: 'critical', since: { time: NOW, before: true } });
  });

  it.each([
    [
      'critical from the moment on at which requests stop',
      drop(400, '14:08:40', 0),
      'critical',
      'No requests; 400 req/s before',
      at('14:08:40'),
    ],
    [
      'still critical after most of the hour',
      drop(400, '13:20:40', 0),
      'critical',
      'No requests; 400 req/s before',
      at('13:20:40'),
    ],
    [
      'a warning at less than half of an hour ago',
      drop(400, '14:00:40', 150),
      'warning',
      '63 % below an hour ago (400 req/s) and below the range of the last hour',
      at('14:00:40'),
    ],
    [
      'still a warning when the loss fills most of the hour',
      drop(400, '13:20:40', 150),
      'warning',
      '63 % below an hour ago (400 req/s) and below the range of the last hour',
      at('13:20:40'),
    ],
    ['OK at a little more than half', drop(400, '14:00:40', 210), 'ok', 'Within the range of the last hour', undefined],
  ])('is %s', (_, situation, level, reason, since) => {
    const signal = judgeTraffic(situation);
    expect(signal.level).toBe(level);
    expect(plain(signal.reason)).toBe(reason);
    expect(signal.since?.time).toBe(since);
  });

  it('claims no hour where only a part of it is looked at or known', () => {
    const young = line((time) => (time >= at('13:58:40') ? 420 : NaN));
    expect(judgeTraffic(facts({ hourAgo: null, history: history({ requestRate: young }) }))).toMatchObject({
      reason: 'Within the range of the last 14 min',
      shortReason: 'As in the last 14 min',
    });
    const silent = line((time) => (time >= at('13:58:40') ? 0 : NaN));
    expect(
      judgeTraffic(
        facts({ current: moment({ requestRate: 0 }), hourAgo: null, history: history({ requestRate: silent }) }),
      ).reason,
    ).toBe('No traffic in the last 14 min');
  });

  it('claims nothing about the last hour where the range that is looked at does not show it', () => {
    const signal = judgeTraffic(
      facts({
        current: moment({ requestRate: 100 }),
        hourAgo: moment({ requestRate: 400 }),
        history: history({ requestRate: line((time) => (time > NOW - 240 ? 100 : NaN)) }),
      }),
    );
    expect(signal.level).toBe('warning');
    expect(plain(signal.reason)).toBe('75 % below an hour ago (400 req/s)');
  });

  it('is OK at half of an hour ago where only that is known, and not at a little less', () => {
    const levelAt = (requestRate: number) =>
      judgeTraffic(
        facts({
          current: moment({ requestRate }),
          hourAgo: moment({ requestRate: 400 }),
          history: history({ requestRate: null }),
        }),
      ).level;
    expect([levelAt(199), levelAt(200)]).toEqual(['warning', 'ok']);
  });

  it('is OK where the last hour was as low before: then such rates are usual', () => {
    const waves = line((time) => (time < at('13:40:00') && time > at('13:30:00') ? 100 : 400));
    const levelAt = (requestRate: number) =>
      judgeTraffic(
        facts({
          current: moment({ requestRate }),
          hourAgo: moment({ requestRate: 400 }),
          history: history({ requestRate: waves }),
        }),
      ).level;
    expect([levelAt(100), levelAt(99)]).toEqual(['ok', 'warning']);
  });

  it('begins now where the line has not seen the stop yet', () => {
    const signal = judgeTraffic(facts({ current: moment({ requestRate: 0 }) }));
    expect(signal).toMatchObject({ level: 'critical', since: { time: NOW, before: false } });
  });

  it('says "no traffic" of a service that never had any, and does not call it a failure', () => {
    const never = facts({
      current: moment({ requestRate: 0 }),
      hourAgo: null,
      history: history({ requestRate: line(() => 0) }),
    });
    expect(judgeTraffic(never)).toMatchObject({
      level: 'ok',
      value: 0,
      trend: null,
      reason: 'No traffic in the last hour',
      shortReason: 'No traffic',
    });
  });

  it('misses what came a day ago where there was nothing for as long as is looked at', () => {
    const silentWith = (requestRateDayAgo: number) =>
      judgeTraffic(
        facts({
          current: moment({ requestRate: 0 }),
          hourAgo: moment({ requestRate: 0 }),
          requestRateDayAgo,
          history: history({ requestRate: line(() => 0) }),
        }),
      );
    const signal = silentWith(24.9);
    expect(signal).toMatchObject({ level: 'warning', shortReason: 'No traffic', since: { time: START, before: true } });
    expect(plain(signal.reason)).toBe('No traffic in the last hour; 24.9 req/s a day ago');
    expect([10 / 60, 9.9 / 60].map((rate) => silentWith(rate).level)).toEqual(['warning', 'ok']);
  });

  describe('compared with a week ago', () => {
    const silent = { current: moment({ requestRate: 0 }), hourAgo: moment({ requestRate: 0 }) };
    const atWeekend = facts({ ...silent, requestRateDayAgo: 24.9, history: history({ requestRate: line(() => 0) }) });

    it('a service that is not used at weekends is not missed on the first day of one', () => {
      const idle = judgeTraffic({ ...atWeekend, requestRateWeekAgo: 0 });
      expect(idle).toMatchObject({ level: 'ok', reason: 'No traffic in the last hour, as a week ago' });
      expect(judgeTraffic({ ...atWeekend, requestRateWeekAgo: 24 }).level).toBe('warning');
      expect(judgeTraffic({ ...atWeekend, isHourAgoAwaited: true }).level).toBe('ok');
    });

    const afterBatch = (requestRate: number, [day, week]: readonly [number | null, number | null], isAwaited = false) =>
      judgeTraffic(
        facts({
          current: moment({ requestRate }),
          hourAgo: moment({ requestRate: 102 }),
          requestRateDayAgo: day,
          requestRateWeekAgo: week,
          isHourAgoAwaited: isAwaited,
          history: history({
            requestRate: line((t) => (t > at('14:00:00') ? requestRate : 102)),
            sustainedRequestRate: 102,
          }),
        }),
      );

    it('the end of a batch is no lost traffic', () => {
      expect(afterBatch(2, [2, 2]).level).toBe('ok');
      expect(afterBatch(2, [2, 102]).level).toBe('warning');
      expect(afterBatch(2, [2, null]).level).toBe('warning');
    });

    it('a service that is used by turns, and had no traffic then, is judged as ever', () => {
      expect(afterBatch(2, [0, 0]).level).toBe('warning');
    });

    it('traffic is not called lost while it is asked', () => {
      expect(afterBatch(2, [2, null], true).level).toBe('ok');
    });

    it('a batch that leaves no traffic behind is a warning, and an outage is critical', () => {
      const ended = afterBatch(0, [0, 0]);
      expect([ended.level, plain(ended.reason)]).toEqual([
        'warning',
        'No requests; 102 req/s before, none a day ago and a week ago',
      ]);
      expect(afterBatch(0, [0, 102]).level).toBe('critical');
    });
  });

  it('does not miss requests that were too few to expect one now', () => {
    const rare = facts({
      current: moment({ requestRate: 0 }),
      hourAgo: moment({ requestRate: 0.05 }),
      history: history({ requestRate: line((t) => (t > NOW - 60 ? 0 : 0.05)) }),
    });
    const signal = judgeTraffic(rare);
    expect(signal.level).toBe('ok');
    expect(plain(signal.reason)).toBe('No requests now; too few before to miss them (0.05 req/s)');
  });

  it('does not go on saying so once dozens of them have stayed away', () => {
    const gone = facts({
      current: moment({ requestRate: 0 }),
      hourAgo: null,
      history: history({ requestRate: line((t) => (t >= at('13:52:40') ? 0 : 0.05)) }),
    });
    expect(judgeTraffic(gone)).toMatchObject({ level: 'ok', shortReason: 'No requests now' });
    expect(plain(judgeTraffic(gone).reason)).toBe('No requests for 20 min 00 s; 0.05 req/s before');
  });

  describe('of a service with three requests a minute', () => {
    const usual = 0.05;
    const silentSince = (
      clock: string,
      before: (t: number) => number = () => usual,
      hourAgo = moment({ requestRate: usual, requestCount: 15 }),
      requestRateDayAgo: number | null = null,
    ) =>
      judgeTraffic(
        facts({
          current: moment({ requestRate: 0, requestCount: 0 }),
          hourAgo,
          requestRateDayAgo,
          history: history({ requestRate: line((t) => (t >= at(clock) ? 0 : before(t))) }),
        }),
      );

    it('is a warning once twenty of them have stayed away: no chance is that unlikely', () => {
      const signal = silentSince('14:05:40');
      expect(signal).toMatchObject({
        level: 'warning',
        shortReason: 'No requests',
        since: { time: at('14:05:40'), before: false },
      });
      expect(plain(signal.reason)).toBe('No requests for 7 min 00 s; 0.05 req/s before');
      expect(silentSince('14:06:10').level).toBe('ok');
    });

    it('is none where an hour ago there were none either, or much fewer: it may be night', () => {
      expect(silentSince('13:52:40', undefined, moment({ requestRate: 0, requestCount: 0 })).level).toBe('ok');
      expect(silentSince('13:52:40', undefined, moment({ requestRate: 0.01, requestCount: 3 })).level).toBe('ok');
    });

    it('is none where it was as silent at this time a day ago: it may be switched off each evening', () => {
      const levels = [0, 0.01, usual, null].map(
        (dayAgo) => silentSince('14:03:40', undefined, undefined, dayAgo).level,
      );
      expect(levels).toEqual(['ok', 'ok', 'warning', 'warning']);
    });

    it('is none where such a silence was usual before: they come in bursts', () => {
      const bursts = (t: number) => (t >= at('13:30:40') && t < at('13:35:40') ? 0 : usual);
      expect([silentSince('14:03:40', bursts).level, silentSince('14:02:10', bursts).level]).toEqual(['ok', 'warning']);
    });
  });

  it('claims no hour without traffic where there was some for less than half of it', () => {
    const rare = line((t) => ((t - START) % 600 < 60 && t < NOW - 120 ? 0.1 : 0));
    const signal = judgeTraffic(
      facts({ current: moment({ requestRate: 0 }), history: history({ requestRate: rare }) }),
    );
    expect(signal).toMatchObject({ level: 'ok', shortReason: 'No requests now' });
    expect(plain(signal.reason)).toBe('No requests now; too few before to miss them (0.010 req/s)');
  });

  describe('misses requests from the rate on at which the window of now has ten of them', () => {
    const level = (usual: number, windows: { rateWindow: number; ofLines: number }) => {
      const lines = history({
        rateWindow: windows.ofLines,
        requestRate: line((time) => (time > NOW - 60 ? 0 : usual)),
      });
      return judgeTraffic(
        facts({ current: moment({ requestRate: 0 }), rateWindow: windows.rateWindow, hourAgo: null, history: lines }),
      ).level;
    };

    it('as it is', () => {
      expect([10 / 60, 9.9 / 60, 0].map((usual) => level(usual, { rateWindow: 60, ofLines: 60 }))).toEqual([
        'critical',
        'ok',
        'ok',
      ]);
    });

    it('also where a point of a long range is over half an hour: a request every three minutes is missed by none', () => {
      expect(level(1 / 180, { rateWindow: 60, ofLines: 1800 })).toBe('ok');
    });
  });

  it('takes the middle of the range for usual, up to where requests stopped', () => {
    const young = line((time) =>
      time < at('14:08:10') ? NaN : time === at('14:08:10') ? 100 : time > at('14:08:40') ? 0 : 400,
    );
    const stopped = { current: moment({ requestRate: 0 }), hourAgo: null, history: history({ requestRate: young }) };
    expect(plain(judgeTraffic(facts(stopped)).reason)).toBe('No requests; 400 req/s before');
    const stuck = { current: moment({ requestRate: 0, inProgress: 480 }), hourAgo: moment({ inProgress: 4 }) };
    expect(plain(judgeTraffic(facts({ ...stopped, ...stuck })).reason)).toBe(
      'No requests answered, 480 in progress; 400 req/s before',
    );
  });

  describe('of a service that has answered nothing for more than an hour while requests are in progress', () => {
    const stuck = (inProgress: number) => moment({ requestRate: 0, requestCount: 0, inProgress });
    const busy = moment({ requestRate: 400, inProgress: 40 });
    const judged = (...earlier: (typeof busy)[]) =>
      judgeTraffic(
        facts({
          current: stuck(480),
          hourAgo: stuck(470),
          history: history({ requestRate: line(() => 0), sustainedRequestRate: 0 }),
          earlier: earlier.map((of, i) => ({ secondsAgo: 7200 * (i + 1), moment: of })),
        }),
      );

    it('warns as long as a moment before is known at which it answered', () => {
      const signal = judged(stuck(300), busy, busy);
      expect([signal.level, plain(signal.reason), signal.since?.before]).toEqual([
        'warning',
        'No requests answered, 480 in progress; 400 req/s 4 hours ago',
        true,
      ]);
    });

    it('does not where that is usual: connections that stay open for hours', () => {
      const some = moment({ requestRate: 1, requestCount: 300, inProgress: 300 });
      expect([judged().level, judged(stuck(480)).level, judged(some).level]).toEqual(['ok', 'ok', 'ok']);
      const few = moment({ requestRate: 1, requestCount: 300, inProgress: 30 });
      expect([judged(few).level, judged(few, stuck(480)).level]).toEqual(['warning', 'ok']);
    });
  });

  it('says of what came in a burst that it did, and misses none of it', () => {
    const burst = line((time) => (time >= at('13:20:40') && time < at('13:32:40') ? 50 : 0));
    const signal = judgeTraffic(
      facts({
        current: moment({ requestRate: 0 }),
        hourAgo: moment({ requestRate: 0 }),
        history: history({ requestRate: burst, sustainedRequestRate: 0 }),
      }),
    );
    expect(signal).toMatchObject({ level: 'ok', shortReason: 'No requests now' });
    expect(plain(signal.reason)).toBe('No requests now; they came in a burst before (10.0 req/s on average)');
  });

  it('began to be lost when less came than before a burst, and not when that ended', () => {
    const course = line((time) => (time >= at('14:05:40') ? 90 : time >= at('13:20:40') ? 300 : 3000));
    const signal = judgeTraffic(
      facts({
        current: moment({ requestRate: 90 }),
        hourAgo: moment({ requestRate: 3000 }),
        history: history({ requestRate: course, sustainedRequestRate: 300 }),
      }),
    );
    expect(signal).toMatchObject({ level: 'warning', since: { time: at('14:05:40'), before: false } });
  });

  it('does not warn of a loss measured on a handful of requests', () => {
    const few = drop(0.02, '14:00:40', 0.005);
    const hourAgo = moment({ requestRate: 0.02, requestCount: 6 });
    expect(judgeTraffic({ ...few, hourAgo }).level).toBe('ok');
  });

  describe('beside the range of the last hour', () => {
    /** 400 and 420 requests per second in turns until so many seconds ago, and 900 since. */
    const surge = (seconds: number) => line((time) => (time > NOW - seconds ? 900 : time % 30 < 15 ? 400 : 420));
    const said = (requestRate: number, seconds: number, change: Partial<ServiceFacts> = {}) =>
      plain(
        judgeTraffic(
          facts({ current: moment({ requestRate }), history: history({ requestRate: surge(seconds) }), ...change }),
        ).reason,
      );

    it('names a rate clearly above or below it', () => {
      expect(said(470, 0)).toBe('Above 400 req/s to 420 req/s of the last hour');
      expect(said(450, 0)).toBe('Within the range of the last hour');
      expect(said(370, 0)).toBe('Within the range of the last hour');
      expect(said(350, 0)).toBe('Below 400 req/s to 420 req/s of the last hour');
    });

    it('does not count the last five minutes to it', () => {
      expect(said(900, 280)).toBe('Above 400 req/s to 420 req/s of the last hour');
      expect(said(900, 320)).toBe('Within the range of the last hour');
    });

    it('does not count what was before the hour to it', () => {
      const times = Float64Array.from({ length: 121 }, (_, i) => NOW - 7200 + i * 60);
      const requestRate = { labels: {}, times, values: times.map((time) => (time < START ? 900 : 400)) };
      expect(said(900, 0, { history: history({ requestRate }) })).toBe('Above 400 req/s to 400 req/s of the last hour');
    });

    it('needs ten points of it', () => {
      const since = (seconds: number) => ({
        hourAgo: null,
        history: history({ requestRate: line((time) => (time < NOW - seconds ? NaN : 400)) }),
      });
      expect(said(400, 0, since(435))).toBe('Within the range of the last 7 min');
      expect(said(400, 0, since(420))).toBe('The range of the last hour is not known');
    });

    it('knows it of a service with less than a request per second', () => {
      expect(said(0.4, 0, { hourAgo: null, history: history({ requestRate: line(() => 0.4) }) })).toBe(
        'Within the range of the last hour',
      );
    });
  });

  it('compares with no hour ago that had no requests', () => {
    expect(judgeTraffic(facts({ hourAgo: moment({ requestRate: 0 }) })).trend).toBeNull();
  });

  it('says for how long there was no traffic only where a line tells', () => {
    expect(
      judgeTraffic(
        facts({ current: moment({ requestRate: 0 }), hourAgo: null, history: history({ requestRate: null }) }),
      ).reason,
    ).toBe('No traffic');
  });

  it('is unknown without samples, and says which of the two reasons it is', () => {
    const gone = facts({ current: moment({ requestRate: null }) });
    expect(judgeTraffic(gone)).toMatchObject({
      level: 'unknown',
      value: null,
      reason: 'Not known: the request counter has no samples now',
    });
    expect(judgeTraffic({ ...gone, notMeasured: ['traffic'] })).toMatchObject({
      level: 'unknown',
      shortReason: 'Not measured',
    });
  });

  it('says of a moment that is over what was before it, and nothing of now', () => {
    const past = (change: Partial<ServiceFacts>) => judgeTraffic(facts({ isOver: true, ...change }));
    expect(past({})).toMatchObject({
      reason: 'Within the range of the hour before',
      shortReason: 'As in the hour before',
    });
    expect(plain(judgeTraffic({ ...drop(400, '14:00:40', 150), isOver: true }).reason)).toBe(
      '63 % below an hour before (400 req/s) and below the range of the hour before',
    );
    expect(past({ current: moment({ requestRate: null }) }).reason).toBe(
      'Not known: the request counter has no samples',
    );
    const never = {
      current: moment({ requestRate: 0 }),
      hourAgo: null,
      history: history({ requestRate: line(() => 0) }),
    };
    expect(past(never).reason).toBe('No traffic in the hour shown');
    const short = (situation: ServiceFacts) =>
      [false, true].map((isOver) => plain(judgeTraffic({ ...situation, isOver }).shortReason));
    expect(short(drop(400, '14:00:40', 150))).toEqual(['63 % below 1 h ago', '63 % below 1 h before']);
    expect(short(facts({ hourAgo: null, history: history({ requestRate: null }) }))).toEqual([
      'Last hour not known',
      'Hour before not known',
    ]);
    const rare = facts({
      current: moment({ requestRate: 0 }),
      hourAgo: moment({ requestRate: 0.05 }),
      history: history({ requestRate: null }),
    });
    expect(short(rare)).toEqual(['No requests now', 'No requests']);
  });

  it('needs no history to be OK', () => {
    const signal = judgeTraffic(facts({ hourAgo: null, history: history({ requestRate: null }) }));
    expect(signal).toMatchObject({ level: 'ok', trend: null, reason: 'The range of the last hour is not known' });
  });

  it('does not say that the range is not known while it is asked for', () => {
    expect(judgeTraffic(facts({ history: history({ requestRate: null, isAwaited: true }) }))).toMatchObject({
      level: 'ok',
      reason: 'Asking about the last hour',
      shortReason: 'Asking about the last hour',
    });
  });

  it('counts traffic at the beginning of the range as traffic that was there', () => {
    expect(judgeTraffic(drop(400, '13:13:40', 0)).since).toEqual({ time: START + 60, before: false });
  });
});
