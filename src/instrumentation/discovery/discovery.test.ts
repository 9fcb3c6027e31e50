import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { metricsOf } from '@/instrumentation/conventions/convention';
import { CONVENTIONS } from '@/instrumentation/conventions/conventions';
import { samplesOf } from '@/instrumentation/example-service';
import { isExcludedMetric } from '@/instrumentation/excluded-metrics';
import { GUESSED_BUCKETS } from '@/instrumentation/guess/guessed-names';
import { profileOf } from '@/instrumentation/profile-of';
import {
  busiestExpr,
  busiestService,
  discoveredServices,
  discoveryExpr,
  knownNames,
  silentJobs,
  UNKNOWN_NAMES,
} from './discovery';

const rate = (job: string, value: number): Sample => ({ labels: { job }, time: 0, value });
const of = (job: string, ...series: string[]) => samplesOf(series, { job });

const SHOP = of(
  'shop',
  'http_requests_total',
  'http_requests_in_progress',
  'http_request_duration_seconds_bucket',
  'process_cpu_seconds_total',
  'shop_build_info',
);
const BACKEND = of(
  'backend',
  'http_request_duration_seconds_count{status_code="200"}',
  'http_request_duration_seconds_bucket',
  'process_resident_memory_bytes',
);
const PROMETHEUS = of('prometheus', 'prometheus_http_requests_total{code="200"}', 'up');
const WORKER = of('worker', 'up', 'process_cpu_seconds_total');

const profilesOf = (...samples: Sample[][]) => discoveredServices(samples.flat()).map(profileOf);

describe('the question', () => {
  it('reads names and statuses, and of every histogram the last bucket only', () => {
    const parts = discoveryExpr().split(' or label_replace');
    expect(parts).toHaveLength(5);
    expect(parts[2]).toContain('le="+Inf"');
    for (const part of parts.slice(0, 2)) expect(part).toContain('le=""');
  });

  it('has every name of a convention among those that it lists or guesses', () => {
    const { plain, buckets } = knownNames();
    const asked = new RegExp(
      `^(?:${[...plain, ...buckets, ...UNKNOWN_NAMES, GUESSED_BUCKETS].join('|').replaceAll('(?i:', '(?:')})$`,
    );
    const names = CONVENTIONS.flatMap(metricsOf).filter((name) => !name.endsWith('_sum'));
    expect(names.filter((name) => !asked.test(name))).toEqual([]);
    expect(names.filter((name) => name.includes('.') && isExcludedMetric(name))).toEqual([]);
  });

  it('groups by no label that an old Prometheus cannot read', () => {
    expect(discoveryExpr()).not.toMatch(/by \([^)]*"/);
  });

  it('reads a quarter of an hour back only of what tells which jobs were there', () => {
    expect(discoveryExpr().match(/\{[^{}]*\}\[15m\]/g)).toEqual(['{__name__=~"up|target_info",job!=""}[15m]']);
  });

  it('reads so far back of the jobs that have fallen silent, and of no other', () => {
    const expr = discoveryExpr(['shop', 'a.b']);
    expect(expr.match(/last_over_time\(/g)).toHaveLength(3);
    expect(expr.match(/job=~"shop\|a\\\\\.b"/g)).toHaveLength(3);
    expect(expr).not.toContain('job!=""');
  });
});

test('a service is large by the number of series of one of its metrics', () => {
  const counted = (value: number) => of('shop', 'http_requests_total').map((sample) => ({ ...sample, value }));
  expect(discoveredServices(counted(25_000))).toMatchObject([{ service: 'shop', isLarge: true }]);
  expect(discoveredServices(counted(200))[0]).not.toHaveProperty('isLarge');
});

test('which jobs are silent is told by a part of the answer, which is no service by itself', () => {
  const silent: Sample[] = [{ labels: { part: '3', job: 'gone' }, time: 0, value: 2 }];
  expect(silentJobs([...of('shop', 'up'), ...silent])).toEqual(['gone']);
  expect(discoveredServices(silent)).toEqual([]);
  expect(
    discoveredServices([...of('shop', 'up'), ...of('gone', 'up'), ...silent]).map(({ service, isSilent }) => [
      service,
      isSilent,
    ]),
  ).toEqual([
    ['gone', true],
    ['shop', false],
  ]);
});

test('which jobs have an instance with several targets is told by a part of the answer too', () => {
  const twice: Sample = { labels: { part: '4', job: 'shop' }, time: 0, value: 1 };
  expect(
    discoveredServices([...of('shop', 'up'), ...of('edge', 'up'), twice]).map(({ service, isScrapedTwice }) => [
      service,
      isScrapedTwice,
    ]),
  ).toEqual([
    ['edge', false],
    ['shop', true],
  ]);
});

describe('services', () => {
  it('are all jobs, by name, whatever they expose', () => {
    expect(discoveredServices([...SHOP, ...WORKER, ...BACKEND]).map((s) => s.service)).toEqual([
      'backend',
      'shop',
      'worker',
    ]);
  });

  it('know their statuses, and that a metric which was asked about has none', () => {
    const [backend] = discoveredServices([...BACKEND]);
    expect(backend?.labels?.get('http_request_duration_seconds_count')?.get('status_code')).toEqual(new Set(['200']));
    expect(backend?.labels?.get('process_resident_memory_bytes')?.size).toBe(0);
  });

  it('leave open which labels a name has that could not be asked for', () => {
    const [service] = discoveredServices(of('x', 'http.server.request.duration_count'));
    expect(service?.labels?.has('http.server.request.duration_count')).toBe(false);
  });
});

test('recognises counters of their own for failures before any of them was ever incremented', () => {
  expect(profilesOf(SHOP)).toMatchObject([
    {
      recognition: { kind: 'convention', name: 'separate counters for 4xx and 5xx' },
      requests: { metric: 'http_requests_total', endpoint: 'endpoint' },
      errors: { source: { kind: 'separate-counters', serverErrors: { metric: 'http_requests_5xx_total' } } },
      duration: { base: 'http_request_duration_seconds', endpoint: null },
      cpu: 'process_cpu_seconds_total',
      memory: null,
      buildInfo: 'shop_build_info',
    },
  ]);
});

test('takes the count of a histogram for the request counter where there is no other', () => {
  expect(profilesOf(BACKEND)).toMatchObject([
    {
      requests: { metric: 'http_request_duration_seconds_count', endpoint: 'route' },
      errors: { source: { kind: 'status-label', serverError: { label: 'status_code', pattern: '5..' } } },
      inProgress: null,
      memory: 'process_resident_memory_bytes',
    },
  ]);
});

test('says so when nothing about requests is known, and keeps the process side', () => {
  expect(profilesOf(WORKER)).toMatchObject([
    { recognition: { kind: 'none' }, requests: null, cpu: 'process_cpu_seconds_total' },
  ]);
});

describe('the service to open on', () => {
  const profiles = profilesOf(SHOP, BACKEND, PROMETHEUS, WORKER);

  it('is the one with most requests', () => {
    expect(busiestService(profiles, [rate('shop', 3), rate('backend', 9), rate('stranger', 100)])).toBe('backend');
  });

  it('is no server that watches the others, however busy, unless there is nothing else', () => {
    expect(busiestService(profiles, [rate('shop', 3), rate('prometheus', 90)])).toBe('shop');
    expect(busiestService(profilesOf(PROMETHEUS, WORKER), [])).toBe('prometheus');
  });

  it('is the first by name while nothing is counted, and none where there is none', () => {
    expect(busiestService(profiles, [])).toBe('backend');
    expect(busiestService([], [])).toBeNull();
  });

  it('is asked for in one query, each counter for the jobs that have it, without a rate over two names', () => {
    expect(busiestExpr(profiles)).toBe(
      'sum by (job) (rate(http_request_duration_seconds_count{job="backend"}[5m])) or sum by (job) (rate(prometheus_http_requests_total{job="prometheus"}[5m]))' +
        ' or sum by (job) (rate(http_requests_total{job="shop"}[5m]))',
    );
    expect(busiestExpr(profilesOf(WORKER))).toBeNull();
  });

  it('reads each service by its own matchers, although two have one counter', () => {
    const [plain, marked] = profilesOf(of('a', 'http_requests_total'), of('b', 'http_requests_total'));
    if (plain === undefined || marked === undefined) throw new Error('Two services were discovered');
    const matchers = [{ name: 'kind', op: '=', value: 'server' }] as const;
    expect(busiestExpr([plain, { ...marked, requests: marked.requests && { ...marked.requests, matchers } }])).toBe(
      'sum by (job) (rate(http_requests_total{job="a"}[5m])) or sum by (job) (rate(http_requests_total{job="b",kind="server"}[5m]))',
    );
  });

  it('reads each service as what it exposes, although what is a native histogram of one is a counter of another', () => {
    const [counter, histogram] = profilesOf(of('a', 'http_requests_total'), of('b', 'http_requests_total'));
    if (counter === undefined || histogram === undefined) throw new Error('Two services were discovered');
    expect(
      busiestExpr([
        counter,
        { ...histogram, requests: histogram.requests && { ...histogram.requests, isHistogram: true } },
      ]),
    ).toBe(
      'sum by (job) (rate(http_requests_total{job="a"}[5m])) or sum by (job) (histogram_count(rate(http_requests_total{job="b"}[5m])))',
    );
  });
});
