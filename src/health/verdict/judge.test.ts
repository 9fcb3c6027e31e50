import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alert,
  at,
  CURRENT,
  facts,
  history,
  incident,
  input,
  instance,
  line,
  moment,
  NOW,
  plain,
  RULES,
  sentence,
  START,
} from '@/health/example-facts';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import { judge } from './judge';
import { steady } from '@/health/verdict/timing/steady';

const read = (...args: Parameters<typeof judge>) => {
  const { level, headline, detail, wall, tabTitle, since } = judge(...args);
  return {
    level,
    headline: sentence(headline),
    detail: plain(detail),
    wall: [sentence(wall.headline), plain(wall.detail)],
    tabTitle: plain(tabTitle),
    since,
  };
};
const idle = facts({
  current: moment({ requestRate: 0, requestCount: 0, errorRatio: null, p95: null, p99: null }),
  hourAgo: null,
  history: history({
    requestRate: line(() => 0),
    errorRatio: line(() => NaN),
    p95: line(() => NaN),
    p99: line(() => NaN),
  }),
});

describe('a healthy service', () => {
  it('is OK in one sentence with its four numbers', () => {
    expect(read(input())).toEqual({
      level: 'ok',
      headline: '426 requests per second, 0.12 % errors, p95 at 226 ms, 4 of 4 instances up',
      detail:
        'Nothing unusual in traffic, errors, latency, instances, CPU and memory in the last hour, no warning or critical alert recorded.',
      wall: ['426 requests/s, 0.12 % errors, p95 226 ms, 4 of 4 up', 'OK for more than 1 h 00 min.'],
      tabTitle: 'OK',
      since: { time: START, before: true },
    });
  });

  it('has four lights in the order of the page', () => {
    expect(judge(input()).signals.map(({ name, level }) => [name, level])).toEqual([
      ['traffic', 'ok'],
      ['errors', 'ok'],
      ['latency', 'ok'],
      ['system', 'ok'],
    ]);
  });

  it('is OK since the last trouble in the range ended, and says what that was', () => {
    const errorRatio = line((time) => (time >= at('13:40:40') && time < at('13:44:40') ? 0.09 : 0.001));
    const verdict = read(input({ facts: facts({ history: history({ errorRatio }) }) }));
    expect(verdict.detail).toBe('Critical for 4 min 00 s until 13:44 (errors), OK since.');
    expect(verdict.wall[1]).toBe('OK for 28 min 00 s.');
    expect(verdict.since).toEqual({ time: at('13:44:40'), before: false });
  });

  it('is OK since the last alert that no limit told of', () => {
    const fired = line((time) => (time >= at('13:50:40') && time < at('13:52:40') ? 1 : NaN));
    const verdict = read(
      input({ facts: facts({ history: history({ alerts: [{ level: 'warning', line: fired }] }) }) }),
    );
    expect(verdict).toMatchObject({
      detail: 'Warning for 2 min 00 s until 13:52 (alerts), OK since.',
      since: { time: at('13:52:40'), before: false },
    });
  });

  it('tells of when its alerts are that can no longer be read, and counts down to none of them', () => {
    const pending = alert({ state: 'pending', activeAt: NOW - 30 });
    const { detail } = read(input({ alerts: { alerts: [pending], asOf: NOW - 600 } }));
    expect(detail).toMatch(/ Alerts are as of 14:02:40\.$/);
    expect(detail).not.toContain('HighErrorRate');
  });

  it('announces a pending alert and alerts that cannot be read', () => {
    const pending = alert({ state: 'pending', activeAt: NOW - 30 });
    expect(read(input({ alerts: { alerts: [pending] } })).detail).toBe(
      'Nothing unusual in traffic, errors, latency, instances, CPU and memory in the last hour, no warning or critical alert recorded. HighErrorRate becomes critical in 1 min 30 s unless it recovers.',
    );
    expect(read(input({ alerts: null }))).toMatchObject({
      level: 'ok',
      detail:
        'Nothing unusual in traffic, errors, latency, instances, CPU and memory in the last hour, no warning or critical alert recorded. Alerts are not known.',
    });
  });
});

describe('an incident', () => {
  const verdict = read(input({ facts: incident(), alerts: { alerts: [alert()] } }));

  it('says first what is wrong, and how much of it', () => {
    expect(verdict.level).toBe('critical');
    expect(verdict.headline).toBe('*8.2 % of requests fail*, mostly POST /orders. 1 of 4 instances is down: 10.0.0.3.');
    expect(verdict.tabTitle).toBe('Critical: 8.2 % errors');
  });

  it('then how it began, where it comes from and what else happened', () => {
    expect(verdict.detail).toBe(
      'Began 40 s after deploy v2.31.0. 95 % of the additional 5xx come from POST /orders. Memory of 10.0.0.3 rose from 446 MB to 967 MB before it stopped answering.',
    );
    expect(verdict.since).toEqual({ time: at('14:02:40'), before: false });
  });

  it('fits on two lines of the wall', () => {
    expect(verdict.wall).toEqual([
      '*8.2 % of requests fail*, mostly POST /orders; 1 of 4 instances down',
      'For 10 min 00 s. Began 40 s after deploy v2.31.0.',
    ]);
  });

  it('diagnoses slow answers while the processor is calm', () => {
    const slow = facts({
      current: moment({ p95: { value: 1.4, atLeast: false } }),
      history: history({ p95: line((time) => (time >= at('14:00:10') ? 1.4 : 0.22)) }),
    });
    expect(read(input({ facts: slow }))).toMatchObject({
      level: 'warning',
      headline: '*p95 is at 1.4 s*, limit 1 s.',
      detail:
        'p95 rose from 226 ms to 1.4 s while CPU stayed at 0.44 cores per instance: waiting for a disk, a network or a dependency is likely.',
    });
  });

  it('keeps the second line to two lines, whole sentences only', () => {
    const alerts = Array.from({ length: 9 }, (_, i) =>
      alert({ name: `PendingAlertNumber${i}`, state: 'pending', activeAt: NOW - 30 }),
    );
    const { detail } = read(input({ facts: incident(), alerts: { alerts } }));
    expect(detail.length).toBeLessThanOrEqual(280);
    expect(detail.endsWith('.')).toBe(true);
  });
});

describe('alerts', () => {
  const watchdog = alert({ name: 'Watchdog', labels: { severity: 'none' } });
  const elsewhere = alert({ labels: { severity: 'critical', job: 'backend' } });

  it('change nothing while they are pending, harmless or about another service', () => {
    const alerts = [watchdog, elsewhere, alert({ state: 'pending', holdFor: 0 })];
    expect(read(input({ alerts: { alerts } })).level).toBe('ok');
  });

  it('make the verdict as bad as they are although every light is fine', () => {
    const queue = alert({ name: 'QueueBacklog', labels: { severity: 'page' }, activeAt: at('14:10:00') });
    expect(read(input({ alerts: { alerts: [queue] } }))).toMatchObject({
      level: 'critical',
      headline: '*QueueBacklog is firing*.',
      tabTitle: 'Critical: QueueBacklog',
      since: { time: at('14:10:00'), before: false },
    });
  });

  it('turn the light that they are about', () => {
    const verdict = judge(input({ alerts: { alerts: [alert()] } }));
    expect(verdict.signals.map(({ level }) => level)).toEqual(['ok', 'critical', 'ok', 'ok']);
  });

  it('turn the light that the caller names before the one of their rule', () => {
    const verdict = judge(input({ alerts: { alerts: [alert()], lightOf: () => 'system' } }));
    expect(verdict.signals.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'critical']);
  });

  it('are not said twice where a number says it better', () => {
    expect(read(input({ facts: incident(), alerts: { alerts: [alert()] } })).headline).not.toContain('HighErrorRate');
  });

  it('are as old as what is as bad as the verdict, and not as what is merely a warning', () => {
    const slow = incident({ current: { ...incident().current, p95: { value: 1.4, atLeast: false } } });
    const slowFor = { ...slow, history: { ...slow.history, p95: line((time) => (time > at('13:30:00') ? 1.4 : 0.2)) } };
    const warning = alert({ name: 'QueueBacklog', labels: { severity: 'warning' }, activeAt: at('13:20:00') });
    expect(judge(input({ facts: slowFor, alerts: { alerts: [warning] } }))).toMatchObject({
      level: 'critical',
      since: { time: at('14:02:40'), before: false },
    });
  });

  it('are said where their own light is only a warning by its number', () => {
    const spike = facts({
      current: moment({ serverErrorRate: 8, errorRatio: 0.02, failureCount: 2400 }),
      endpoints: [],
    });
    expect(read(input({ facts: spike, alerts: { alerts: [alert()] } })).headline).toMatch(
      /^\*HighErrorRate is firing\*/,
    );
  });

  it('are said beside a number that is not about them', () => {
    const queue = alert({ name: 'QueueBacklog', labels: { severity: 'critical' } });
    const failing = facts({ current: moment({ errorRatio: 0.082, serverErrorRate: 34.9, failureCount: 10_470 }) });
    expect(read(input({ facts: failing, alerts: { alerts: [queue] } })).headline).toMatch(
      /^\*8\.2 % of requests fail\*.*\*QueueBacklog is firing\*\.$/,
    );
  });
});

describe('what is not known', () => {
  it('keeps the page from being green, and is what the sentence begins with', () => {
    const blind = facts({ current: moment({ errorRatio: null }) });
    expect(read(input({ facts: blind }))).toMatchObject({
      level: 'unknown',
      headline: '*Errors not known*; 426 requests per second, p95 at 226 ms, 4 of 4 instances up',
      detail: 'Errors not known: the count of failing requests has no samples now.',
      tabTitle: 'Unknown: errors',
      since: null,
    });
  });

  it('does not hide what is known to be wrong', () => {
    const blind = facts({ current: moment({ errorRatio: null, p95: { value: 2, atLeast: false } }) });
    expect(read(input({ facts: blind })).level).toBe('warning');
  });

  it('is no reason to doubt a service that has no histogram: the sentence says so', () => {
    const plainService = facts({ current: moment({ p95: null, p99: null }), notMeasured: ['latency'] });
    expect(read(input({ facts: plainService }))).toMatchObject({
      level: 'ok',
      headline: '426 requests per second, 0.12 % errors, latency not measured, 4 of 4 instances up',
    });
  });

  it('is natural for errors and latency of a service without requests', () => {
    expect(read(input({ facts: idle }))).toMatchObject({ level: 'ok', headline: 'No traffic, 4 of 4 instances up' });
  });
});

describe('old data', () => {
  const stale: Freshness = { ...CURRENT, newestSample: NOW - 122, age: 122, state: 'stale' };
  const unreachable: Freshness = { ...stale, state: 'unreachable', unreachableSince: NOW - 110 };

  it('is unknown, tells its age and what was known last', () => {
    expect(read(input({ freshness: stale }))).toEqual({
      level: 'unknown',
      headline: 'Unknown: newest sample 2 min 02 s old',
      detail:
        'Last known at 14:10:38: OK, 439 requests per second, 0.12 % errors, p95 at 226 ms, 4 of 4 instances up. No number below is current.',
      wall: ['Unknown: newest sample 2 min 02 s old', 'Last known at 14:10:38: OK. No number below is current.'],
      tabTitle: 'Unknown: 2 min 02 s old',
      since: { time: NOW - 122, before: false },
    });
  });

  it('is told apart from a server that does not answer', () => {
    expect(read(input({ facts: incident(), freshness: unreachable }))).toMatchObject({
      level: 'unknown',
      headline: 'Unknown: no answer from Prometheus for 1 min 50 s, newest sample 2 min 02 s old',
      since: { time: NOW - 110, before: false },
    });
  });

  it('tells the last verdict on current data, not one made from fading rates', () => {
    const before = steady(null, judge(input()), true);
    const fading = facts({ current: moment({ requestRate: 12 }) });
    expect(read(input({ facts: fading, freshness: stale, lastCurrent: before.lastCurrent })).detail).toContain(
      'OK, 426 requests per second',
    );
  });

  it('does not hide that all instances are down, which a server that answers knows and one that does not cannot', () => {
    const instances = ['a', 'b'].map((name) => instance(name, { up: false, newestSample: NOW - 122 }));
    const verdict = judge(
      input({
        facts: facts({ instances, hourAgo: moment({ instancesUp: 2 }) }),
        freshness: stale,
        lastCurrent: judge(input()),
      }),
    );
    expect(verdict.level).toBe('critical');
    expect(
      judge(
        input({
          facts: facts({ instances, hourAgo: moment({ instancesUp: 2 }) }),
          freshness: unreachable,
          lastCurrent: judge(input()),
        }),
      ).level,
    ).toBe('unknown');
    expect(sentence(verdict.headline)).toBe('*Both instances are down*.');
    expect(plain(verdict.detail)).toBe(
      'Newest sample 2 min 02 s old. Last known at 14:10:38: OK, 426 requests per second, 0.12 % errors, p95 at 226 ms, 4 of 4 instances up.',
    );
    expect(verdict.signals.map(({ level }) => level)).toEqual(['unknown', 'unknown', 'unknown', 'critical']);
  });

  it('is never green and never lights a light green, whatever the facts', () => {
    const rate = fc.option(fc.double({ min: 0, max: 1000, noNaN: true }), { nil: null });
    const state = fc.constantFrom(stale, unreachable, {
      newestSample: null,
      age: null,
      unreachableSince: null,
      state: 'unknown',
    } satisfies Freshness);
    fc.assert(
      fc.property(rate, rate, state, (requestRate, serverErrorRate, freshness) => {
        const situation: ServiceFacts = facts({ current: moment({ requestRate, serverErrorRate }) });
        const verdict = judge(input({ facts: situation, freshness }));
        return verdict.level !== 'ok' && verdict.signals.every(({ level }) => level !== 'ok');
      }),
    );
  });
});

describe('any verdict', () => {
  it('is at least as bad as each of its lights that is wrong, and carries words', () => {
    const rank = { ok: 0, unknown: 0, warning: 1, critical: 2 };
    const number = fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.array(fc.constantFrom(true, false, null), { maxLength: 5 }),
        (requestRate, errorRatio, seconds, ups) => {
          const p95 = seconds === null ? null : { value: seconds, atLeast: false };
          const instances = ups.map((up, i) => instance(`web-${i}`, { up }));
          const verdict = judge(
            input({
              facts: facts({
                current: moment({
                  requestRate,
                  errorRatio: errorRatio === null ? null : errorRatio / 20,
                  p95,
                  p99: p95,
                }),
                instances,
              }),
              thresholds: RULES,
            }),
          );
          const text = sentence(verdict.headline) + plain(verdict.detail) + verdict.tabTitle;
          expect(verdict.signals.every((signal) => rank[signal.level] <= rank[verdict.level])).toBe(true);
          expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
          expect(verdict.headline.length).toBeGreaterThan(0);
          expect(sentence(verdict.wall.headline).length).toBeLessThanOrEqual(90);
        },
      ),
    );
  });
});
