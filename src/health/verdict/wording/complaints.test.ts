import { describe, expect, it } from 'vitest';
import type { Alert } from '@/prometheus/rule';
import { judgeErrors } from '@/health/signals/errors';
import { alert, facts, history, incident, instance, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import { judgeLatency } from '@/health/signals/latency';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import { judgeSystem } from '@/health/system/system';
import { judgeTraffic } from '@/health/signals/traffic';
import { complaints } from './complaints';

const said = (situation: ServiceFacts, alerts: readonly Alert[] = []) => {
  const signals = [
    judgeTraffic(situation),
    judgeErrors(situation, RULES),
    judgeLatency(situation, RULES, 'UTC'),
    judgeSystem(situation, RULES),
  ];
  return complaints(situation, signals, alerts).map(({ level, strong, rest, short, tab }) => [
    level,
    plain(strong + rest),
    plain(short),
    plain(tab),
  ]);
};
const half = ['a', 'b', 'c', 'd'].map((name) => instance(name, { up: name > 'b', newestSample: NOW - 9 }));

describe('complaints', () => {
  it('has none about a healthy service', () => {
    expect(said(facts())).toEqual([]);
  });

  it('calls an instance of which some targets are up not down', () => {
    const partly = (...names: string[]) =>
      facts({ instances: ['a', 'b', 'c', 'd'].map((name) => instance(name, { isPartial: names.includes(name) })) });
    expect(said(partly('b'))).toEqual([['warning', 'A target of b is down', 'a target of b down', 'a target down']]);
    expect(said(partly('a', 'b'))).toEqual([
      ['warning', 'Targets of 2 of 4 instances are down', 'targets of 2 of 4 instances down', 'targets down'],
    ]);
  });

  it('names what fails before what is merely near', () => {
    expect(said(incident())).toEqual([
      ['critical', '8.2 % of requests fail, mostly POST /orders', '8.2 % of requests fail', '8.2 % errors'],
      ['warning', '1 of 4 instances is down: 10.0.0.3', '1 of 4 instances down', '1 of 4 down'],
    ]);
  });

  it.each([
    [
      'no requests',
      facts({ current: moment({ requestRate: 0 }) }),
      'No requests arrive, 402 per second an hour ago',
      'no requests',
    ],
    [
      'lost traffic',
      facts({
        current: moment({ requestRate: 100 }),
        history: history({ requestRate: line((t) => (t > NOW - 300 ? 100 : 400)) }),
      }),
      'Traffic is 75 % lower than an hour ago: 100 instead of 402 per second',
      'traffic 75 % lower',
    ],
    [
      'more failures than requests',
      facts({
        current: moment({ requestRate: 1, errorRatio: 1, requestCount: 300, failureCount: 360, serverErrorRate: 1.2 }),
        hourAgo: null,
        history: history({ requestRate: line(() => 1) }),
      }),
      'More failures than requests are counted',
      'more failures than requests',
    ],
    [
      'no requests of a service that is not known to have had any',
      facts({ current: moment({ requestRate: 0 }), hourAgo: null }),
      'No requests arrive',
      'no requests',
    ],
    [
      'no requests at a moment that is over',
      facts({ isOver: true, current: moment({ requestRate: 0 }) }),
      'No requests arrive, 402 per second an hour before',
      'no requests',
    ],
    [
      'no requests for more than an hour',
      facts({ current: moment({ requestRate: 0 }), hourAgo: moment({ requestRate: 0 }), requestRateDayAgo: 24.9 }),
      'No requests arrive, 24.9 per second a day ago',
      'no requests',
    ],
    [
      'a high p95',
      facts({ current: moment({ p95: { value: 1.4, atLeast: false } }) }),
      'p95 is at 1.4 s, limit 1 s',
      'p95 1.4 s',
    ],
    [
      'a high p99',
      facts({ current: moment({ p99: { value: 5, atLeast: true } }) }),
      'p99 is at ≥ 5 s, limit 3 s',
      'p99 ≥ 5 s',
    ],
    ['half of the instances', facts({ instances: half }), '2 of 4 instances are down: a and b', '2 of 4 down'],
    [
      'more than two of them',
      facts({ instances: half.map((each) => ({ ...each, up: each.instance === 'a' })) }),
      '3 of 4 instances are down',
      '3 of 4 down',
    ],
    [
      'all instances',
      facts({ instances: half.map((each) => ({ ...each, up: false })) }),
      'All 4 instances are down',
      '4 of 4 down',
    ],
    [
      'the only instance',
      facts({ instances: [instance('a', { up: false })], hourAgo: moment({ instancesUp: 1 }) }),
      'The only instance is down',
      '1 of 1 down',
    ],
    [
      'a vanished instance',
      facts({ instances: half.map((each) => ({ ...each, up: each.instance === 'a' ? null : true })) }),
      '3 of 4 instances seen in the last hour are up: a left discovery while answering',
      '3 of 4 left',
    ],
    [
      'one that was lost',
      facts({
        instances: half.map((each) =>
          each.instance === 'a' ? { ...each, up: null, wasUp: false } : { ...each, up: true },
        ),
      }),
      '3 of 4 instances seen in the last hour are up: a left discovery while failing',
      '3 of 4 left',
    ],
    [
      'two vanished instances, one of which failed',
      facts({
        instances: half.map((each) => ({
          ...each,
          up: each.instance < 'c' ? null : true,
          wasUp: each.instance !== 'a',
        })),
      }),
      '2 of 4 instances seen in the last hour are up: a and b left discovery, 1 of them while failing',
      '2 of 4 left',
    ],
    [
      'more vanished instances than have room',
      facts({ instances: half.map((each) => ({ ...each, up: each.instance < 'd' ? null : true })) }),
      '1 of 4 instances seen in the last hour are up: 3 instances left discovery while answering',
      '1 of 4 left',
    ],
    [
      'nothing left',
      facts({ instances: half.map((each) => ({ ...each, up: null })), hourAgo: moment({ instancesUp: 4 }) }),
      'All 4 instances are gone',
      '4 of 4 gone',
    ],
    [
      'a busy instance',
      facts({ instances: [instance('a', { cpuCores: 0.93 })], hourAgo: null }),
      'CPU of a is at 0.93 cores, limit 0.8 cores',
      'CPU 0.93 cores',
    ],
    [
      'the busiest of several that answer',
      facts({ instances: [instance('a', { cpuCores: 0.85 }), instance('b', { cpuCores: 0.93 })], hourAgo: null }),
      'CPU of both instances is at up to 0.93 cores, limit 0.8 cores',
      'CPU 0.93 cores',
    ],
    [
      'a full instance',
      facts({ instances: [instance('a', { memoryBytes: 1.2e9 })], hourAgo: null }),
      'Memory of a is at 1.2 GB, limit 1 GB',
      'memory 1.2 GB',
    ],
    [
      'failures per second',
      facts({ current: moment({ serverErrorRate: 8, errorRatio: 0.02 }), endpoints: [] }),
      '8 requests per second fail',
      '8 errors/s',
    ],
  ])('puts %s into words', (_, situation, sentence, tab) => {
    const [first] = said(situation);
    expect(first?.[1]).toBe(sentence);
    expect(first?.[3]).toBe(tab);
  });

  it('says first what is critical, whatever a caller would notice first', () => {
    const slow = facts({ current: moment({ p95: { value: 1.4, atLeast: false } }), instances: half });
    expect(said(slow).map(([level, text]) => [level, text])).toEqual([
      ['critical', '2 of 4 instances are down: a and b'],
      ['warning', 'p95 is at 1.4 s, limit 1 s'],
    ]);
  });

  it('names what is fullest of what has the limit that was crossed', () => {
    const saturation = [
      ['openFiles', 'a', 0.96],
      ['openFiles', 'b', 0.98],
      ['heap', 'c', 0.5],
    ].map(([key, of, value]) => ({ key, of, value }) as Saturation);
    expect(said(facts({ saturation }))[0]?.[1]).toMatch(/b.*98/);
  });

  it('names no instance where it is all of them, or most, that are over a limit', () => {
    const busy = (...cores: number[]) =>
      said(facts({ instances: cores.map((cpuCores, i) => instance(`web-${i}`, { cpuCores })), hourAgo: null }))[0]?.[1];
    expect(busy(0.93, 0.9, 0.95)).toBe('CPU of all 3 instances is at up to 0.95 cores, limit 0.8 cores');
    expect(busy(0.93, 0.1, 0.95)).toBe('CPU of web-2 and web-0 is at up to 0.95 cores, limit 0.8 cores');
    expect(busy(0.93, 0.1, 0.95, 0.9)).toBe('CPU of 3 of 4 instances is at up to 0.95 cores, limit 0.8 cores');
    expect(busy(0.93, 0.1)).toBe('CPU of web-0 is at 0.93 cores, limit 0.8 cores');
  });

  it('says "all" where every failure comes from one of several endpoints', () => {
    const endpoints = [
      { endpoint: 'POST /orders', requestRate: 60, serverErrorRate: 34.9 },
      { endpoint: 'GET /products', requestRate: 366, serverErrorRate: 0 },
    ];
    expect(said(incident({ endpoints }))[0]?.[1]).toBe('8.2 % of requests fail, all POST /orders');
  });

  it('says on how many endpoints requests fail where no one of them stands out', () => {
    const failing = (rates: readonly number[]) =>
      incident({
        endpoints: rates.map((serverErrorRate, i) => ({ endpoint: `GET /${i}`, requestRate: 106.5, serverErrorRate })),
      });
    expect(said(failing([8, 9, 8, 10]))[0]?.[1]).toBe('8.2 % of requests fail, on all 4 endpoints');
    expect(said(failing([12, 12, 9, 0]))[0]?.[1]).toBe('8.2 % of requests fail, on 3 of 4 endpoints');
    expect(said(failing([16, 16, 0.1, 0.2]))[0]?.[1]).toBe('8.2 % of requests fail');
    // Only the busiest are known of all that are asked for.
    expect(said(failing([8, 9, 8]))[0]?.[1]).toBe('8.2 % of requests fail');
  });

  it('says of what is refused that it is, and not that it fails', () => {
    const refusing = moment({
      requestCount: 127_800,
      clientErrorRate: 420,
      errorRatio: 0,
      serverErrorRate: 0,
      failureCount: 0,
    });
    expect(said(facts({ current: refusing, hourAgo: moment() }))).toEqual([
      [
        'warning',
        '98.6 % of requests are refused (4xx), 0.49 % were an hour ago',
        '98.6 % of requests refused',
        '98.6 % refused',
      ],
    ]);
  });

  it('does not say that no requests arrive where hundreds of them are in progress', () => {
    const silent = (inProgress: number) =>
      said(
        facts({
          current: moment({ requestRate: 0, requestCount: 0, errorRatio: null, inProgress }),
          hourAgo: moment({ requestRate: 402 }),
        }),
      )[0];
    expect(silent(480)).toEqual([
      'critical',
      'No requests are answered, 480 are in progress',
      'no requests answered',
      'no answers',
    ]);
    const slow = said(
      facts({
        current: moment({ requestRate: 80, inProgress: 480 }),
        hourAgo: moment({ requestRate: 402, inProgress: 38 }),
      }),
    )[0];
    expect(slow?.[1]).toBe(
      'Traffic is 80 % lower than an hour ago: 80.0 instead of 402 per second, 480 are in progress',
    );
    expect(silent(40)).toEqual([
      'critical',
      'No requests arrive, 402 per second an hour ago',
      'no requests arrive',
      'no requests',
    ]);
  });

  it('names a single alert, and the worst of several with their number', () => {
    const warning = alert({ name: 'QueueBacklog', labels: { severity: 'warning' } });
    expect(said(facts(), [warning])).toEqual([
      ['warning', 'QueueBacklog is firing', '1 more alert firing', 'QueueBacklog'],
    ]);
    expect(said(facts(), [warning, alert(), alert()])).toEqual([
      ['critical', 'HighErrorRate and 1 more are firing', '2 alerts firing', 'HighErrorRate'],
    ]);
  });
});
