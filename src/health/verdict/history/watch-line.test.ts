import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, history, incident, line, NOW, RULES, START } from '@/health/example-facts';
import type { History } from '@/health/service-facts';
import { watchLine } from './watch-line';

const segmentsOf = (change: Partial<History>, end = NOW) => watchLine(history(change), RULES, { end, state: 'stale' });
/** Without their causes, which have tests of their own. */
const watched = (change: Partial<History>, end = NOW) =>
  segmentsOf(change, end).map(({ from, to, level }) => ({ from, to, level }));
const causesOf = (change: Partial<History>) => segmentsOf(change).map(({ causes }) => causes);
const between = (from: string, to: string, inside: number, outside: number) =>
  line((time) => (time >= at(from) && time < at(to) ? inside : outside));

describe('watchLine', () => {
  it('is empty for a healthy hour', () => {
    expect(watched({})).toEqual([]);
  });

  it.each([
    ['failing requests', { errorRatio: between('13:30:40', '13:40:40', 0.08, 0.001) }, 'critical'],
    ['slow answers', { p95: between('13:30:40', '13:40:40', 1.4, 0.2) }, 'warning'],
    ['very slow answers', { p99: between('13:30:40', '13:40:40', 3.4, 0.4) }, 'critical'],
    [
      'answers that may be slower than the last bucket',
      { p99: { ...between('13:30:40', '13:40:40', 2.5, 0.4), highestEdge: 2.5 } },
      'warning',
    ],
    ['a stop of all requests', { requestRate: between('13:30:40', '13:40:40', 0, 400) }, 'critical'],
    ['lost traffic', { requestRate: between('13:30:40', '13:40:40', 40, 400) }, 'warning'],
    ['a busy processor', { cpu: [between('13:30:40', '13:40:40', 0.9, 0.4)] }, 'warning'],
    ['full memory', { memory: [between('13:30:40', '13:40:40', 1.1e9, 4e8)] }, 'warning'],
    [
      'one of three instances down',
      { up: [line(() => 1), line(() => 1), between('13:30:40', '13:40:40', 0, 1)] },
      'warning',
    ],
    [
      'one of three instances gone',
      { up: [line(() => 1), line(() => 1), between('13:30:40', '13:40:40', NaN, 1)] },
      'warning',
    ],
    [
      'one of two targets of an instance down',
      { up: [line(() => 1), between('13:30:40', '13:40:40', 0.5, 1)] },
      'warning',
    ],
    ['one of two instances down', { up: [line(() => 1), between('13:30:40', '13:40:40', 0, 1)] }, 'critical'],
    [
      'a heap that was too full',
      { saturation: [{ ...between('13:30:40', '13:40:40', 0.97, 0.5), labels: { signal: 'heap', of: '10.0.0.1' } }] },
      'warning',
    ],
    [
      'an alert that fired',
      { alerts: [{ level: 'critical', line: between('13:30:40', '13:40:40', 1, NaN) }] },
      'critical',
    ],
    [
      'no answer at all',
      { up: [between('13:30:40', '13:40:40', NaN, 1)], requestRate: between('13:30:40', '13:40:40', NaN, 400) },
      'none',
    ],
  ] as const)('shows %s for as long as it lasted', (_, change, level) => {
    expect(watched(change)).toEqual([{ from: at('13:30:40'), to: at('13:40:40'), level }]);
  });

  it('judges the same lines by other limits where these change, and as before where they change back', () => {
    const slow = history({ p95: between('13:30:40', '13:40:40', 1.4, 0.2) });
    const levels = [RULES, { ...RULES, p95: [] }, RULES].map((limits) =>
      watchLine(slow, limits, { end: NOW, state: 'current' }).map(({ level }) => level),
    );
    expect(levels).toEqual([['warning'], [], ['warning']]);
  });

  it('begins the last stretch at the same instant as the verdict', () => {
    const segments = watchLine(incident().history, RULES, { end: NOW, state: 'current' });
    expect(segments.filter(({ level }) => level === 'critical')).toEqual([
      { from: at('14:02:40'), to: NOW, level: 'critical', causes: ['errors'] },
    ]);
  });

  it('shows the worse of two troubles, in stretches that touch', () => {
    const segments = watched({
      errorRatio: between('13:35:40', '13:40:40', 0.08, 0),
      p95: between('13:30:40', '13:45:40', 2, 0.2),
    });
    expect(segments).toEqual([
      { from: at('13:30:40'), to: at('13:35:40'), level: 'warning' },
      { from: at('13:35:40'), to: at('13:40:40'), level: 'critical' },
      { from: at('13:40:40'), to: at('13:45:40'), level: 'warning' },
    ]);
  });

  it('says of each stretch what was so bad, all of it in the order of the lights', () => {
    const alerts: History['alerts'] = [{ level: 'warning', line: between('13:30:40', '13:32:40', 1, NaN) }];
    const slow = { p95: between('13:32:40', '13:45:40', 2, 0.2), alerts };
    expect(causesOf(slow)).toEqual([['latency', 'alerts']]);
    expect(causesOf({ ...slow, errorRatio: between('13:35:40', '13:40:40', 0.08, 0) })).toEqual([
      ['latency', 'alerts'],
      ['errors'],
      ['latency'],
    ]);
    expect(causesOf({ requestRate: between('13:30:40', '13:40:40', 40, 400) })).toEqual([['traffic']]);
    expect(causesOf({ up: [line(() => 1), between('13:30:40', '13:40:40', 0, 1)] })).toEqual([['system']]);
  });

  it('does not count a share of a handful of requests', () => {
    const few = {
      requestRate: line(() => 0.02),
      received: line(() => 0.02),
      errorRatio: between('13:30:40', '13:37:40', 0.5, 0),
      p95: line(() => 9),
    };
    expect(watched(few)).toEqual([]);
    expect(watched({ ...few, errorWindow: 1500 })).not.toEqual([]);
  });

  it('counts the share of one request a minute from where so many of them have failed that it is no chance', () => {
    const rare = {
      requestRate: line(() => 0.02),
      received: line(() => 1 / 60),
      errorRatio: between('13:30:40', '13:50:40', 1, 0),
    };
    expect(watched(rare)).toEqual([{ from: at('13:34:55'), to: at('13:50:40'), level: 'critical' }]);
    expect(watched({ ...rare, errorRatio: between('13:30:40', '13:50:40', 0.06, 0) })).toEqual([]);
  });

  it('counts the requests of a share over its own window, not by how many come in the minute', () => {
    const rare = {
      requestRate: line((time) => (time % 60 < 30 ? 0 : 0.1)),
      received: line(() => 0.05),
      errorRatio: between('13:30:40', '13:40:40', 1, 0),
    };
    expect(watched(rare)).toEqual([{ from: at('13:30:40'), to: at('13:40:40'), level: 'critical' }]);
  });

  it('does not count a share of one or two failures', () => {
    const rare = (ratio: number) =>
      watched({ received: line(() => 0.1), errorRatio: between('13:30:40', '13:35:40', ratio, 0) }).map(
        ({ level }) => level,
      );
    expect([rare(2 / 30), rare(3 / 30)]).toEqual([[], ['critical']]);
  });

  it('misses requests from the rate on at which a window has ten of them', () => {
    const stopped = (usual: number, rateWindow: number) =>
      watched({ rateWindow, requestRate: between('13:20:40', '14:12:40', 0, usual) }).map(({ level }) => level);
    expect([stopped(10 / 60, 60), stopped(9.9 / 60, 60)]).toEqual([['critical'], []]);
    expect(stopped(1 / 180, 1800)).toEqual(['critical']);
  });

  describe('traffic that was lost', () => {
    const rates = (...course: readonly (readonly [from: string, rate: number])[]) =>
      line((time) => course.findLast(([from]) => time >= at(from))?.[1] ?? 400);
    const levels = (requestRate: History['requestRate'], change: Partial<History> = {}) =>
      watched({ requestRate, ...change }).map(({ level }) => level);

    it('is none where half of it is left, or as little came before', () => {
      expect([levels(rates(['13:30:40', 201])), levels(rates(['13:30:40', 199], ['13:40:40', 400]))]).toEqual([
        [],
        ['warning'],
      ]);
      expect(levels(rates(['00:00:00', 30], ['13:20:40', 400], ['13:40:40', 40]))).toEqual([]);
    });

    it('is none while it lasts: the light tells it, which knows what was an hour ago', () => {
      expect(levels(rates(['14:00:00', 40]))).toEqual([]);
    });

    it('is none beside a gap, where a rate rests on part of its window', () => {
      const requestRate = rates(['13:30:10', 150], ['13:30:40', NaN], ['13:35:40', 150], ['13:36:10', 400]);
      expect(levels(requestRate)).toEqual([]);
      expect(levels(rates(['13:30:10', 150], ['13:30:40', 400]))).toEqual(['warning']);
    });

    it('is none of a burst that is over, nor where so few are usual that it may be chance', () => {
      expect(levels(rates(['00:00:00', 900], ['13:52:40', 100]))).toEqual([]);
      expect([
        levels(rates(['00:00:00', 0.4], ['13:30:40', 0.1], ['13:40:40', 0.4])),
        levels(rates(['00:00:00', 0.5], ['13:30:40', 0.1], ['13:40:40', 0.5])),
      ]).toEqual([[], ['warning']]);
    });

    it('is none after a burst of a service that has no requests otherwise, and is where they are usual', () => {
      expect(levels(rates(['00:00:00', 0], ['13:40:40', 400], ['13:50:40', 0]))).toEqual([]);
      expect(levels(rates(['00:00:00', 0], ['13:20:40', 400], ['13:50:40', 0]))).toEqual(['critical']);
      const early = rates(['00:00:00', 0], ['13:16:40', 400], ['13:26:40', 0]);
      expect([
        levels(early),
        levels(early, { sustainedRequestRate: 0 }),
        levels(early, { sustainedRequestRate: 400 }),
      ]).toEqual([['critical'], [], ['critical']]);
    });

    it('is none where requests begin of which there are none for most of the time, as of an hourly batch', () => {
      const batch = rates(['00:00:00', 400], ['13:16:40', 0], ['14:10:10', 100], ['14:10:40', 400]);
      expect(levels(batch, { sustainedRequestRate: 0 })).toEqual([]);
      expect(levels(batch, { sustainedRequestRate: 400 })).toEqual(['critical', 'warning']);
    });

    it('is told by the hour before where the line reaches so far back: an evening is no loss', () => {
      const step = 300;
      const times = Float64Array.from({ length: 86_400 / step + 1 }, (_, i) => NOW - 86_400 + i * step);
      const cycle = (time: number) => 100 + 80 * Math.cos((time / 86_400) * 2 * Math.PI);
      const lines = (rate: (time: number) => number) => ({
        requestRate: { labels: {}, times, values: times.map(rate) },
        up: [],
        errorRatio: null,
        p95: null,
        p99: null,
        cpu: [],
        memory: [],
      });
      expect(watched(lines(cycle))).toEqual([]);
      const lost = [NOW - 7200, NOW - 5400] as const;
      expect(watched(lines((time) => cycle(time) * (time >= lost[0] && time < lost[1] ? 0.2 : 1)))).toEqual([
        { from: lost[0], to: lost[1], level: 'warning' },
      ]);
      const everySixHours = (time: number) => (time % 21_600 < 1200 ? 900 : 100);
      expect(watched(lines(everySixHours))).toEqual([]);
    });
  });

  it('knows a service by its requests or by its instances, whichever it has', () => {
    expect(watched({ up: [] })).toEqual([]);
    expect(watched({ requestRate: line(() => NaN) })).toEqual([]);
  });

  it('sees an instance that was above one of two limits all the time', () => {
    const limits = {
      ...RULES,
      cpuCores: [...RULES.cpuCores, { value: 2, severity: 'critical', source: 'config' } as const],
    };
    expect(watchLine(history({ cpu: [line(() => 0.9)] }), limits, { end: NOW, state: 'current' })).toEqual([
      { from: START, to: NOW, level: 'warning', causes: ['system'] },
    ]);
  });

  it('looks as far back as the longest line', () => {
    const all = line(() => 400);
    const young = { ...all, times: all.times.slice(-20), values: all.values.slice(-20) };
    const up = [line(() => 1), between('13:30:40', '13:40:40', 0, 1)];
    expect(watched({ requestRate: young, errorRatio: null, p95: null, up })).toEqual([
      { from: at('13:30:40'), to: at('13:40:40'), level: 'critical' },
    ]);
  });

  it('reads lines of an answer that came a moment before the others', () => {
    const slow = between('13:30:40', '13:40:40', 1.4, 0.2);
    const earlier = { ...slow, times: slow.times.map((time) => time - 5) };
    expect(watched({ p95: earlier })).toEqual([{ from: at('13:30:40'), to: at('13:40:40'), level: 'warning' }]);
  });

  it('misses nobody at an instant that only the other lines have told yet', () => {
    const all = line(() => 1);
    const early = { ...all, times: all.times.slice(0, -1), values: all.values.slice(0, -1) };
    expect(watched({ up: [early, early, early] })).toEqual([]);
  });

  it('ends the last stretch a step after its beginning, and not beyond the range', () => {
    const last = { p95: line((time) => (time === NOW ? 1.4 : 0.2)) };
    const ends = [NOW - 5, NOW + 5, NOW + 20].map((end) => watched(last, end));
    expect(ends).toEqual([NOW, NOW + 5, NOW + 15].map((to) => [{ from: NOW, to, level: 'warning' }]));
  });

  it('does not call the time before the first request an outage', () => {
    expect(watched({ requestRate: line((time) => (time < at('13:40:40') ? 0 : 400)) })).toEqual([]);
  });

  it('does not call a rollout a loss: as many instances with other names take over', () => {
    const up = [
      line((t) => (t < at('13:40:40') ? 1 : NaN)),
      line((t) => (t < at('13:41:40') ? 1 : NaN)),
      line((t) => (t < at('13:40:40') ? NaN : 1)),
      line((t) => (t < at('13:41:40') ? NaN : 1)),
    ];
    expect(watched({ up })).toEqual([]);
  });

  it('misses an instance of a service that began within the range', () => {
    const began = (value: (time: number) => number) => line((time) => (time < at('13:30:40') ? NaN : value(time)));
    const up = [
      began(() => 1),
      began(() => 1),
      began((time) => (time >= at('13:50:40') && time < at('14:00:40') ? NaN : 1)),
    ];
    expect(watched({ up })).toEqual([{ from: at('13:50:40'), to: at('14:00:40'), level: 'warning' }]);
  });

  describe('over hours', () => {
    const end = NOW + 3 * 3600;
    const times = Float64Array.from({ length: 241 }, (_, i) => START + i * 60);
    const hours = (value: (time: number) => number) => ({ labels: {}, times, values: times.map(value) });
    const withInstances = (...up: ((time: number) => number)[]) =>
      watchLine(
        {
          ...history({ up: up.map(hours), cpu: [], memory: [] }),
          requestRate: hours(() => 400),
          errorRatio: null,
          p95: null,
          p99: null,
        },
        RULES,
        { end, state: 'current' },
      );
    const until = (seconds: number) => (time: number) => (time < START + seconds ? 1 : NaN);
    const from = (seconds: number) => (time: number) => (time < START + seconds ? NaN : 1);

    it('misses an instance that is gone for as long as the verdict does, and not for ever', () => {
      expect(
        withInstances(
          () => 1,
          () => 1,
          until(1800),
        ),
      ).toEqual([{ from: START + 1800, to: START + 1800 + 2700, level: 'warning', causes: ['system'] }]);
    });

    it('misses nobody an hour after a rollout that began new instances before it ended the old ones', () => {
      expect(withInstances(until(4200), until(4200), from(3600), from(3600))).toEqual([]);
    });
  });

  it.each(['current', 'unreachable', 'unanswered'] as const)(
    'does not take lines that are not answered for samples that are missing: %s',
    (state) => {
      expect(watchLine(history(), RULES, { end: NOW + 120, state })).toEqual([
        { from: NOW, to: NOW + 120, level: 'unread' },
      ]);
    },
  );

  it('shows the time since the last sample as no answer', () => {
    expect(watched({}, NOW + 120)).toEqual([{ from: NOW, to: NOW + 120, level: 'none' }]);
    expect(watched({}, NOW + 30)).toEqual([]);
  });

  it('shows nothing where nothing was asked', () => {
    expect(
      watchLine({ ...history(), requestRate: null, errorRatio: null, p95: null, up: [] }, RULES, {
        end: NOW,
        state: 'current',
      }),
    ).toEqual([]);
  });

  it('always gives stretches in order that neither overlap nor repeat their level where they touch', () => {
    const value = fc.oneof(fc.constantFrom(0, 0.001, 0.08), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 241, maxLength: 241 }), (values) => {
        const segments = watched({ errorRatio: line((time) => values[(time - START) / 15] ?? NaN) });
        return segments.every(({ from, to, level }, i) => {
          const next = segments[i + 1];
          return from <= to && (next === undefined || next.from > to || (next.from === to && next.level !== level));
        });
      }),
    );
  });
});
