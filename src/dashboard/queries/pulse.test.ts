import { describe, expect, it, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import type { Filters } from '@/dashboard/filters';
import { overviewVectors } from './overview-vectors';
import { durationsQuery, endpointsQuery, hourAgoQuery, lastSeenQuery, pulseQuery } from './pulse';

const PROCESS = ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_start_time_seconds'];
const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_5xx_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'shop_build_info',
    ...PROCESS,
  ]),
});
const BARE = profileOf({ service: 'worker', exposed: new Set() });
const ALL: Filters = { service: 'shop', endpoints: [], instances: [], excluded: [] };

const vectorsOf = (profile = SHOP, filters = ALL) => overviewVectors(profile, filters, { scrapeInterval: 5, step: 0 });
const signalsOf = (expr: string) => [...expr.matchAll(/"signal", "(\w+)"/g)].map(([, name]) => name);

const pulse = pulseQuery(SHOP, ALL, vectorsOf(), 5);
const durations = durationsQuery(vectorsOf());
const hourAgo = hourAgoQuery(vectorsOf());

test('the pulse and the question about durations ask for every part that the service exposes, once, and each names itself', () => {
  const signals = [pulse.expr, durations?.expr ?? ''].flatMap(signalsOf);
  expect(signals).toHaveLength(14);
  expect(new Set(signals).size).toBe(14);
  for (const question of [pulse, durations]) expect(question).toMatchObject({ kind: 'instant', secondsAgo: 0 });
  expect(signalsOf(durations?.expr ?? '')).toEqual(['buckets', 'durationSum']);
});

test('an hour ago only what is compared is asked for', () => {
  expect(hourAgo).toMatchObject({ kind: 'instant', secondsAgo: 3600 });
  const signals = signalsOf(hourAgo.expr);
  expect(signals).toEqual(expect.arrayContaining(['requests', 'serverErrors', 'buckets', 'up']));
  for (const signal of ['cpu', 'memory', 'seen', 'newestSample', 'builds']) expect(signals).not.toContain(signal);
});

describe('where only the busiest endpoints are asked for', () => {
  const crowd = { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest: 20 } };
  const vectors = vectorsOf(crowd);

  it('the pulse has the totals, and ranks nothing', () => {
    const { expr } = pulseQuery(crowd, ALL, vectors, 5);
    expect(signalsOf(expr).filter((name) => /^(requests|serverErrors)/.test(name ?? ''))).toEqual([
      'requestsTotal',
      'requestsInErrorWindowTotal',
      'serverErrorsTotal',
    ]);
    expect(expr).not.toContain('topk');
  });

  it('they are a question of their own, asked less often, and part of what is compared with', () => {
    const endpoints = endpointsQuery(vectors);
    expect(signalsOf(endpoints?.expr ?? '')).toEqual(['requestsInErrorWindow', 'serverErrors']);
    expect(endpoints).toMatchObject({ kind: 'instant', secondsAgo: 0, refreshEvery: 25 });
    const named = endpoints?.kind === 'instant' ? (endpoints.ranked?.only(['/a']) ?? '') : '';
    expect(signalsOf(named)).toEqual(['requestsInErrorWindow', 'serverErrors']);
    expect(named.match(/="\/a"/g)).toHaveLength(2);
    expect(named).not.toContain('topk');
    expect(signalsOf(hourAgoQuery(vectors).expr)).toEqual(
      expect.arrayContaining(['requestsInErrorWindow', 'requestsInErrorWindowTotal', 'serverErrors']),
    );
  });

  it('each of them is asked for with its failures, whether or not it is among those that fail most', () => {
    const [, requests = '', failures = ''] = (endpointsQuery(vectors)?.expr ?? '').split('label_replace(');
    const ranking = /topk\(.*@ end\(\)\)\)/;
    expect(failures).toContain('http_requests_5xx_total');
    expect(ranking.exec(failures)?.[0]).toBe(ranking.exec(requests)?.[0]);
    expect(vectors.serverErrors?.expr).toContain('topk(20, sum by (endpoint) (rate(http_requests_5xx_total');
  });

  it('and by those that fail most where the two counters name endpoints by different labels', () => {
    const apart = { ...crowd, errors: crowd.errors && { ...crowd.errors, endpoint: 'route' } };
    expect(endpointsQuery(vectorsOf(apart))?.expr).toContain('topk(20, sum by (route) (rate(http_requests_5xx_total');
  });

  it('of a service with few nothing is left to ask', () => {
    expect(endpointsQuery(vectorsOf())).toBeNull();
  });
});

test('a service that exposes nothing known is still asked whether it is up, was seen and how old it is', () => {
  const { expr } = pulseQuery(BARE, { ...ALL, service: 'worker' }, vectorsOf(BARE, { ...ALL, service: 'worker' }), 15);
  expect(signalsOf(expr)).toEqual(['up', 'seen', 'newestSample']);
  expect(durationsQuery(vectorsOf(BARE))).toBeNull();
});

test('beside what was an hour ago it is asked what was received a day ago', () => {
  expect(hourAgo.expr).toContain(`last_over_time(${vectorsOf().requestsInErrorWindow?.total}[1m:1m] offset 23h)`);
  expect(signalsOf(hourAgo.expr)).toContain('requestsDayAgo');
  expect(hourAgoQuery(vectorsOf(BARE)).expr).not.toContain('offset');
});

test('and what was received for longer than a burst of the two hours until now', () => {
  expect(hourAgo.expr).toContain(`quantile_over_time(0.6, ${vectorsOf().requests?.total}[2h:5m] offset -1h)`);
  expect(signalsOf(hourAgo.expr)).toContain('requestsSustained');
});

describe('the newest sample', () => {
  it('is read exactly while an instance lives and found again by a subquery once it does not', () => {
    const metric = 'process_start_time_seconds{job="shop"}';
    expect(pulse.expr).toContain(
      `max by (instance) (timestamp(${metric})) or max by (instance) (max_over_time(timestamp(${metric})[10m:5s]))`,
    );
  });

  it('is read from the metric with the fewest series that the service has, at last from whether it is up', () => {
    expect(lastSeenQuery({ ...SHOP, startTime: null }, ALL).expr).toContain(
      'timestamp(process_cpu_seconds_total{job="shop"})',
    );
    expect(lastSeenQuery({ ...SHOP, startTime: null, cpu: null }, ALL).expr).toContain(
      'timestamp(http_requests_total{job="shop"})',
    );
    expect(lastSeenQuery(BARE, ALL).expr).toContain('timestamp(up{job="shop"})');
  });

  it('of a service without a metric of its process is also that of a scrape that worked: its counters may be gone, and it is not silent', () => {
    const scraped = 'max by (instance) (timestamp(up{job="shop"}) and up{job="shop"} == 1)';
    expect(lastSeenQuery({ ...SHOP, startTime: null, cpu: null }, ALL).expr).toContain(` or ${scraped} or `);
    expect(lastSeenQuery(SHOP, ALL).expr).not.toContain('up{');
  });

  it('is looked for six hours back by the minute where the pulse found none', () => {
    expect(lastSeenQuery(SHOP, ALL).expr).toContain('[6h:1m]');
  });
});

test('an instance filter reaches every part, an endpoint filter no part that a process answers', () => {
  const filters = { ...ALL, endpoints: ['/a'], instances: ['i'] };
  const { expr } = pulseQuery(SHOP, filters, vectorsOf(SHOP, filters), 5);
  expect(expr.match(/\{/g)?.length).toBe(expr.match(/instance="i"/g)?.length);
  expect(expr).toContain('http_requests_total{job="shop",endpoint="/a",instance="i"}');
  expect(expr).toContain('last_over_time(up{job="shop",instance="i"}[45m])');
});
