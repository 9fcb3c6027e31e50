import { describe, expect, it, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import type { Qualifier } from '@/instrumentation/service-profile';
import type { Filters } from '@/dashboard/filters';
import { meanByEndpoint, quantileByEndpoint } from './duration-vectors';
import { overviewVectors } from './overview-vectors';

const NOW = { scrapeInterval: 15, step: 0 };
const filters = (service: string, more: Partial<Filters> = {}): Filters => ({
  service,
  endpoints: [],
  instances: [],
  excluded: [],
  ...more,
});

const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'process_cpu_seconds_total',
    'process_start_time_seconds',
    'shop_build_info',
  ]),
});
const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket']),
});

test('requests are asked over two windows, because a ratio must cover one time and traffic must be young', () => {
  const { requests, requestsInErrorWindow } = overviewVectors(SHOP, filters('shop'), NOW);
  expect(requests).toEqual({
    expr: 'sum by (endpoint) (rate(http_requests_total{job="shop"}[1m]))',
    total: 'sum(rate(http_requests_total{job="shop"}[1m]))',
    isPartial: false,
  });
  expect(requestsInErrorWindow?.expr).toBe('sum by (endpoint) (rate(http_requests_total{job="shop"}[5m]))');
});

test('failures are told by counters of their own, or by the status label of the one that there is', () => {
  expect(overviewVectors(SHOP, filters('shop'), NOW)).toMatchObject({
    serverErrors: { expr: 'sum by (endpoint) (rate(http_requests_5xx_total{job="shop"}[5m]))' },
    clientErrors: 'sum(rate(http_requests_4xx_total{job="shop"}[5m]))',
  });
  expect(overviewVectors(BACKEND, filters('backend'), NOW)).toMatchObject({
    serverErrors: { total: 'sum(rate(http_request_duration_seconds_count{job="backend",status_code=~"5.."}[5m]))' },
    clientErrors: 'sum(rate(http_request_duration_seconds_count{job="backend",status_code=~"4.."}[5m]))',
  });
});

test('failures that are not told by endpoint are divided by the requests of all, whatever endpoints are chosen', () => {
  const { errors } = SHOP;
  const chosen = filters('shop', { endpoints: ['/pay'] });
  const asked = (part: Partial<typeof SHOP>) => {
    const { requests, requestsInErrorWindow, serverErrors } = overviewVectors({ ...SHOP, ...part }, chosen, NOW);
    return [requests, requestsInErrorWindow, serverErrors].map((vector) => vector?.total.includes('endpoint="/pay"'));
  };
  expect(asked({})).toEqual([true, true, true]);
  expect(asked({ errors: errors && { ...errors, endpoint: null } })).toEqual([true, false, false]);
  expect(asked({ requests: SHOP.requests && { ...SHOP.requests, endpoint: null } })).toEqual([false, false, false]);
});

test('latency is split by endpoint only where the histogram names them', () => {
  expect(overviewVectors(SHOP, filters('shop'), NOW)).toMatchObject({
    duration: { buckets: expect.stringContaining('sum by (le) ') },
  });
  const byEndpoint = (profile = SHOP) =>
    profile.duration &&
    quantileByEndpoint(profile.duration, 0.95, {
      filters: filters(profile.service),
      windows: profile.windows,
      resolution: NOW,
    });
  expect(byEndpoint()).toBeNull();
  expect(byEndpoint(BACKEND)).toMatchObject({
    endpoint: 'route',
    expr: 'histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))) >= 0',
  });
});

test('the denominator of the mean is shown to the reader, over the window of the latency', () => {
  expect(overviewVectors(BACKEND, filters('backend'), NOW)).toMatchObject({
    duration: {
      sum: 'sum(rate(http_request_duration_seconds_sum{job="backend"}[5m]))',
      count: 'sum(rate(http_request_duration_seconds_count{job="backend"}[5m]))',
    },
  });
});

describe('a part that the service does not expose', () => {
  it('is not asked for', () => {
    const { inProgress, cpu, memory, startTime, builds } = overviewVectors(BACKEND, filters('backend'), NOW);
    expect([inProgress, cpu, memory, startTime, builds]).toEqual([null, null, null, null, null]);
  });

  it('leaves only whether it is up where nothing is known at all', () => {
    const { up, ...others } = overviewVectors(profileOf({ service: 'bare', exposed: new Set() }), filters('bare'), NOW);
    expect(up).toEqual({
      expr: 'avg by (instance) (up{job="bare"})',
      total: 'sum(avg by (instance) (up{job="bare"}) > bool 0)',
      isPartial: false,
    });
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });
});

test('an endpoint filter never reaches what a process says about itself', () => {
  const vectors = overviewVectors(SHOP, filters('shop', { endpoints: ['/a'], instances: ['i'] }), NOW);
  expect(vectors.requests?.expr).toContain('{job="shop",endpoint="/a",instance="i"}');
  for (const expr of [
    vectors.cpu?.expr,
    vectors.inProgress,
    vectors.startTime,
    vectors.builds,
    vectors.changes,
    vectors.up.expr,
  ])
    expect(expr).toContain('{job="shop",instance="i"}');
});

test('endpoints that are no traffic are left out of requests and failures alike', () => {
  const vectors = overviewVectors(SHOP, filters('shop', { excluded: ['/metrics'] }), NOW);
  for (const expr of [vectors.requests?.expr, vectors.requestsInErrorWindow?.expr, vectors.serverErrors?.expr])
    expect(expr).toContain('endpoint!~"/metrics"');
});

test('are left out of neither where one of the two counters does not tell them apart, and endpoints are told apart without them all the same', () => {
  const plain = { ...SHOP, errors: SHOP.errors && { ...SHOP.errors, endpoint: null } };
  const { requests, requestsInErrorWindow, serverErrors } = overviewVectors(
    plain,
    filters('shop', { excluded: ['/metrics'] }),
    NOW,
  );
  expect(requests?.total).toBe('sum(rate(http_requests_total{job="shop",endpoint!~"/metrics"}[1m]))');
  expect(serverErrors?.expr).toBe('sum(rate(http_requests_5xx_total{job="shop"}[5m]))');
  expect(requestsInErrorWindow).toEqual({
    expr: 'sum by (endpoint) (rate(http_requests_total{job="shop",endpoint!~"/metrics"}[5m]))',
    total: 'sum(rate(http_requests_total{job="shop"}[5m]))',
    isPartial: true,
  });
  const untold = { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, endpoint: null } };
  expect(overviewVectors(untold, filters('shop', { excluded: ['/metrics'] }), NOW).serverErrors?.expr).toBe(
    'sum by (endpoint) (rate(http_requests_5xx_total{job="shop"}[5m]))',
  );
});

test('requests and failures of a native histogram are the observations in its rate', () => {
  const native = profileOf({ service: 'n', exposed: new Set(['http_request_duration_seconds']) });
  expect(overviewVectors(native, filters('n'), NOW)).toMatchObject({
    requests: { expr: 'sum by (route) (histogram_count(rate(http_request_duration_seconds{job="n"}[1m])))' },
    serverErrors: {
      total: 'sum(histogram_count(rate(http_request_duration_seconds{job="n",status_code=~"5.."}[5m])))',
    },
  });
});

describe('an endpoint label with thousands of values', () => {
  const raw = { ...BACKEND, requests: BACKEND.requests && { ...BACKEND.requests, busiest: 20 } };
  const counter = 'http_request_duration_seconds_count';

  it('is asked for by its busiest, ranked over an hour at the end of the range, and the total on its own', () => {
    expect(overviewVectors(raw, filters('backend'), NOW).requests).toMatchObject({
      expr: `sum by (route) (rate(${counter}{job="backend"}[1m])) and on (route) topk(20, sum by (route) (rate(${counter}{job="backend"}[1h] @ end())))`,
      total: `sum(rate(${counter}{job="backend"}[1m]))`,
      isPartial: true,
    });
  });

  it('can be asked for by the names of the ranked, which are then the only ones that are read', () => {
    const { requests, requestsInErrorWindow, serverErrors } = overviewVectors(
      raw,
      filters('backend', { instances: ['i:1'], excluded: ['/metrics'] }),
      NOW,
    );
    const named = '{job="backend",route=~"/a|/b\\\\.c",route!~"/metrics",instance="i:1"';
    const only = [requests, requestsInErrorWindow, serverErrors].map((vector) => vector?.ranked?.only(['/a', '/b.c']));
    expect(only).toEqual([
      `sum by (route) (rate(${counter}${named}}[1m]))`,
      `sum by (route) (rate(${counter}${named}}[5m]))`,
      `sum by (route) (rate(${counter}${named},status_code=~"5.."}[5m]))`,
    ]);
    for (const vector of [requests, requestsInErrorWindow, serverErrors])
      expect(vector?.expr).toContain(` and on (route) ${vector?.ranked?.by}`);
  });

  it('ranks failures by failures', () => {
    expect(overviewVectors(raw, filters('backend'), NOW).serverErrors?.expr).toContain(
      `topk(20, sum by (route) (rate(${counter}{job="backend",status_code=~"5.."}[1h] @ end())))`,
    );
  });

  it('is asked for whole where a reader has chosen some', () => {
    expect(overviewVectors(raw, filters('backend', { endpoints: ['/a'] }), NOW).requests?.isPartial).toBe(false);
  });
});

test('what is under way may be what was started less what has ended', () => {
  const profile = { ...BACKEND, inProgress: { metric: 'started_total', matchers: [], minus: 'handled_total' } };
  expect(overviewVectors(profile, filters('backend'), NOW).inProgress).toBe(
    'sum(started_total{job="backend"}) - sum(handled_total{job="backend"})',
  );
});

describe('methods of several gRPC services', () => {
  const found = profileOf({
    service: 'rpc',
    exposed: new Set(['grpc_server_handled_total', 'grpc_server_handling_seconds_bucket']),
  });
  const SERVICE: Qualifier = { kind: 'service', label: 'grpc_service' };
  const RPC = { ...found, requests: found.requests && { ...found.requests, qualifier: SERVICE } };
  const vectors = (more: Partial<Filters> = {}, profile = RPC) =>
    overviewVectors(profile, filters('rpc', { qualifier: SERVICE, ...more }), NOW);
  const joined = (expr: string) =>
    `label_replace(label_join(${expr}, "grpc_service", "/", "grpc_service", "grpc_method"), "grpc_method", "$1", "grpc_service", "(?s)(.*)")`;
  const handled = (more: string, window = '1m') => `rate(grpc_server_handled_total{job="rpc",${more}}[${window}])`;
  const SERVED = 'grpc_service!~"grpc[.].*"';

  it('are a line each, with their service in the name, and the total is what it was', () => {
    expect(vectors().requests).toEqual({
      expr: joined(`sum by (grpc_service, grpc_method) (${handled(SERVED)})`),
      total: `sum(${handled(SERVED)})`,
      isPartial: false,
    });
    expect(vectors().serverErrors?.expr).toMatch(
      /^label_replace\(label_join\(sum by \(grpc_service, grpc_method\) \(rate\(grpc_server_handled_total\{.*grpc_code=~.*"grpc_service", "grpc_method"\), .*\)$/,
    );
  });

  it('are read of each service by itself where several are chosen, also for durations', () => {
    const { requests, duration } = vectors({ endpoints: ['shop.Cart/Get', 'shop.Orders/List'] });
    const chosen = (service: string, method: string) => `grpc_method="${method}",grpc_service="${service}",${SERVED}`;
    expect(requests?.total).toBe(
      `sum(${handled(chosen('shop.Cart', 'Get'))} or ${handled(chosen('shop.Orders', 'List'))})`,
    );
    expect(duration?.buckets).toMatch(
      /^sum by \(le\) \(rate\(.*grpc_method="Get",grpc_service="shop.Cart",.*\) or rate\(.*grpc_method="List",grpc_service="shop.Orders",.*\)\)$/,
    );
  });

  it('are ranked as what they are where there are too many', () => {
    const { requests, serverErrors } = vectors(
      {},
      { ...RPC, requests: RPC.requests && { ...RPC.requests, busiest: 20 } },
    );
    for (const vector of [requests, serverErrors])
      expect(vector?.expr).toMatch(
        /^label_replace\(label_join\(.*\) and on \(grpc_method\) topk\(20, label_replace\(label_join\(sum by \(grpc_service, grpc_method\) \(rate\(.*@ end\(\)\)\), .*\)\)$/,
      );
  });

  it('have their durations by the same names', () => {
    const scope = { filters: filters('rpc', { qualifier: SERVICE }), windows: RPC.windows, resolution: NOW };
    const rate = (part: string) =>
      `(rate(grpc_server_handling_seconds${part}{job="rpc",${SERVED},grpc_type!~"(?i).*stream.*"}[5m]))`;
    const by = (labels: string, part: string) => `sum by (${labels}) ${rate(part)}`;
    expect(RPC.duration && quantileByEndpoint(RPC.duration, 0.95, scope)?.expr).toBe(
      joined(`histogram_quantile(0.95, ${by('le, grpc_service, grpc_method', '_bucket')}) >= 0`),
    );
    expect(RPC.duration && meanByEndpoint(RPC.duration, scope)?.expr).toBe(
      joined(`${by('grpc_service, grpc_method', '_sum')} / (${by('grpc_service, grpc_method', '_count')} > 0)`),
    );
  });
});
