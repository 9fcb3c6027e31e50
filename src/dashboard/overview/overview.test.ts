import { describe, expect, it, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { parseDuration } from '@/promql/duration';
import type { Filters } from '@/dashboard/filters';
import type { Panel } from '@/dashboard/panel';
import { buildOverview } from './overview';

const PROCESS = ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_start_time_seconds'];
const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'shop_build_info',
    ...PROCESS,
  ]),
});
const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket', ...PROCESS]),
});
const STEP_15 = { scrapeInterval: 15, step: 15 };
const filtersOf = (service: string, more: Partial<Filters> = {}): Filters => ({
  service,
  endpoints: [],
  instances: [],
  excluded: [],
  ...more,
});

const panelsOf = (profile = SHOP, filters = filtersOf(profile.service), resolution = STEP_15) =>
  buildOverview(profile, filters, resolution).dashboard.sections.flatMap((s) => [...s.stats, ...s.charts]);
const exprOf = (id: string, ...args: Parameters<typeof panelsOf>) =>
  panelsOf(...args)
    .find((p) => p.id === id)
    ?.queries.map((q) => q.expr);

test('the panels of a service with separate counters show the expressions its owners wrote, scoped to its job', () => {
  expect(exprOf('requests')).toEqual(['sum(rate(http_requests_total{job="shop"}[1m]))']);
  expect(exprOf('requests-by-endpoint')).toEqual(['sum by (endpoint) (rate(http_requests_total{job="shop"}[1m]))']);
  expect(exprOf('in-progress')).toEqual(['sum(http_requests_in_progress{job="shop"})']);
  expect(exprOf('client-errors')).toEqual(['sum(rate(http_requests_4xx_total{job="shop"}[5m]))']);
  expect(exprOf('cpu')).toEqual(['sum by (instance) (rate(process_cpu_seconds_total{job="shop"}[1m]))']);
  expect(exprOf('p95')).toEqual([
    'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop"}[5m]))) >= 0',
  ]);
});

test('where no number of requests can be relied on every panel about requests says so, and no other one', () => {
  const unreliable = { ...SHOP, recognition: { ...SHOP.recognition, unreliable: '14 resets in 60 scrapes' } };
  for (const { subject, doubt } of panelsOf(unreliable))
    expect(doubt).toBe(subject === 'requests' ? 'not reliable: 14 resets in 60 scrapes' : undefined);
});

test('a quantile at the end of its buckets may be anything above, in every panel that shows one', () => {
  const known = { ...BACKEND, duration: BACKEND.duration && { ...BACKEND.duration, lastEdge: 2.5 } };
  const open = panelsOf(known).flatMap(({ id, openAt }) => (openAt === 2.5 ? id : []));
  expect(open).toEqual(['p50', 'p95', 'p99', 'latency', 'p95-by-endpoint']);
  expect(panelsOf().some(({ openAt }) => openAt != null)).toBe(false);
});

test('the error ratio is zero without failures and empty without the metric, and failures that are counted apart are at most all requests', () => {
  expect(exprOf('error-ratio')).toEqual([
    'clamp_max(sum(rate(http_requests_5xx_total{job="shop"}[5m])) / sum(rate(http_requests_total{job="shop"}[5m])), 1) >= 0' +
      ' or sum(rate(http_requests_total{job="shop"}[5m])) * 0',
  ]);
  const [failed, all] = ['{job="backend",status_code=~"5.."}', '{job="backend"}'].map(
    (matchers) => `sum(rate(http_request_duration_seconds_count${matchers}[5m]))`,
  );
  expect(exprOf('error-ratio', BACKEND)).toEqual([`${failed} / (${all} > 0) or ${all} * 0`]);
});

test('a service with one histogram tells failures by the status label and latency by route', () => {
  expect(exprOf('errors-by-endpoint', BACKEND)).toEqual([
    'sum by (route) (rate(http_request_duration_seconds_count{job="backend",status_code=~"5.."}[5m]))',
  ]);
  expect(exprOf('p95-by-endpoint', BACKEND)).toEqual([
    'histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))) >= 0',
  ]);
});

test('latency by endpoint is downloaded of the endpoints that are shown, and says so', () => {
  const crowd = { ...BACKEND, requests: BACKEND.requests && { ...BACKEND.requests, busiest: 20 } };
  const panel = panelsOf(crowd, filtersOf('backend')).find(({ id }) => id === 'p95-by-endpoint');
  expect(panel?.subtitle).toBe('of the 20 busiest, 5 min');
  expect(panel?.queries[0]?.expr).toMatch(
    / and on \(route\) topk\(20, sum by \(route\) \(rate\(http_request_duration_seconds_count\{job="backend"\}\[1h\] @ end\(\)\)\)\)$/,
  );
});

test.each([
  [['0.5', '0.95', '0.99'], 'p95'],
  [['0.5', '0.97'], 'p95'],
  [['0.5', '0.9', '0.99'], 'p99'],
  [['0.5', '0.9'], null],
])('of a summary with the quantiles %j the chart of latency draws the limit of %s', (quantiles, threshold) => {
  const summary = {
    ...BACKEND,
    duration: BACKEND.duration && { ...BACKEND.duration, kind: 'summary' as const, quantiles },
  };
  expect(panelsOf(summary).find(({ id }) => id === 'latency')?.threshold).toBe(threshold);
});

test.each([
  ['route', 'max over instances and endpoints'],
  [null, 'max over instances'],
])('a summary by %s is told as what it is', (endpoint, words) => {
  const of = (kind: 'summary' | 'mean-gauge', id: string) => {
    const profile = {
      ...BACKEND,
      duration: BACKEND.duration && { ...BACKEND.duration, kind, quantiles: ['0.95'], endpoint },
    };
    return panelsOf(profile).find((panel) => panel.id === id)?.subtitle;
  };
  expect(of('summary', 'p95')).toBe(`as exposed, ${words}: quantiles of a summary cannot be aggregated`);
  expect(of('mean-gauge', 'average')).toBe(`mean duration as exposed, ${words}`);
});

test.each([
  [SHOP, 'endpoint'],
  [BACKEND, 'route'],
])(
  'an endpoint filter reaches every panel whose metric has the label, and the others say that they ignore it (%#)',
  (profile, label) => {
    const panels = panelsOf(profile, filtersOf(profile.service, { endpoints: ['/a'] }));
    for (const panel of panels) {
      const exprs = panel.queries.map((q) => q.expr).join();
      expect([panel.id, exprs.includes(`${label}="/a"`)]).toEqual([panel.id, panel.ignores.length === 0]);
    }
  },
);

test('durations without the label of endpoints ignore a filter of endpoints', () => {
  const panels = panelsOf(SHOP, filtersOf('shop', { endpoints: ['/a'] }));
  expect(panels.filter((p) => p.ignores.length > 0).map((p) => p.id)).toContain('latency');
});

test.each([
  ['counts failures by endpoint and durations of all', SHOP, ['latency']],
  ['tells endpoints in all it counts', BACKEND, []],
  [
    'counts failures of all',
    { ...SHOP, errors: SHOP.errors && { ...SHOP.errors, endpoint: null } },
    ['errors', 'latency'],
  ],
])('under a filter by endpoint it is known what of a service that %s is of all endpoints', (_, profile, parts) => {
  const build = (endpoints: string[]) =>
    buildOverview(profile, filtersOf(profile.service, { endpoints }), STEP_15).ofAllEndpoints;
  expect(build(['/a'])).toEqual(parts);
  expect(build([])).toEqual([]);
});

test('durations say whether they are of the endpoints that were chosen', () => {
  const subtitleOf = (profile: typeof SHOP) =>
    panelsOf(profile, filtersOf(profile.service, { endpoints: ['/a'] })).find(({ id }) => id === 'p95')?.subtitle;
  expect([subtitleOf(BACKEND), subtitleOf(SHOP)]).toEqual(['the chosen endpoints, 5 min', 'all endpoints, 5 min']);
});

describe.each([
  ['is scraped often', { scrapeInterval: 15, step: 15 }],
  ['is scraped once a minute', { scrapeInterval: 60, step: 60 }],
  ['is scraped at odd times', { scrapeInterval: 23, step: 30 }],
  ['is looked at over a week', { scrapeInterval: 15, step: 1800 }],
  ['is looked at over months', { scrapeInterval: 15, step: 14_400 }],
])('the window that a panel names, where a service %s,', (_, resolution) => {
  /** `5m` of `5xx of all, 5 min`. */
  const named = ({ subtitle }: Panel) => subtitle.match(/\d+ (s|min|h)$/)?.[0].replace(/ (.).*$/, '$1');
  const asked = (expr: string) =>
    Array.from(expr.matchAll(/\[([^\]@]+)\]/g), ([, window = '']) => parseDuration(window));

  it.each([SHOP, BACKEND])('is the one that it asks (%#)', (profile) => {
    const overview = buildOverview(profile, filtersOf(profile.service), resolution);
    const moment = asked(overview.pulse.expr + (overview.durations?.expr ?? ''));
    const told = panelsOf(profile, filtersOf(profile.service), resolution).filter(
      (panel) => named(panel) !== undefined,
    );
    for (const panel of told)
      expect(panel.kind === 'stat' ? moment : asked(panel.queries.map(({ expr }) => expr).join()), panel.id).toContain(
        parseDuration(named(panel) ?? ''),
      );
    expect(told.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['request-rate', 'error-ratio-now', 'error-ratio', 'p95', 'latency', 'cpu']),
    );
  });
});

test('an instance filter reaches every expression', () => {
  const overview = buildOverview(SHOP, filtersOf('shop', { instances: ['i-1'] }), STEP_15);
  const exprs = [overview.pulse, overview.hourAgo, overview.lastSeen].map((q) => q.expr);
  const panels = panelsOf(SHOP, filtersOf('shop', { instances: ['i-1'] })).flatMap((p) => p.queries.map((q) => q.expr));
  for (const expr of [...exprs, ...panels])
    expect(expr.match(/\{job="shop"/g)?.length).toBe(expr.match(/\{job="shop"[^}]*,instance="i-1"\}/g)?.length);
});

test('panels that need the same vector name it with the same words', () => {
  const vectors = panelsOf().flatMap((p) => p.queries.flatMap((q) => q.vectors.map((v) => v.expr)));
  expect(new Set(vectors).size).toBe(10);
  expect(vectors.length).toBeGreaterThan(16);
});

test('a rate window is never below four scrapes, and grows with the step', () => {
  expect(exprOf('requests-by-endpoint', SHOP, undefined, { scrapeInterval: 60, step: 60 })).toEqual([
    'sum by (endpoint) (rate(http_requests_total{job="shop"}[4m]))',
  ]);
  expect(exprOf('cpu', SHOP, undefined, { scrapeInterval: 15, step: 600 })).toEqual([
    'sum by (instance) (rate(process_cpu_seconds_total{job="shop"}[10m]))',
  ]);
});

test('the verdict is read in one query whose windows do not grow with the step', () => {
  const { pulse } = buildOverview(SHOP, filtersOf('shop'), { scrapeInterval: 5, step: 3600 });
  expect(pulse.expr).toContain(
    'label_replace(sum by (endpoint) (rate(http_requests_total{job="shop"}[1m])), "signal", "requests", "", "")',
  );
  expect(pulse.expr).toContain('[10m:5s]');
});

test('a service without HTTP metrics keeps its process panels and names what is missing', () => {
  const bare = profileOf({ service: 'worker', exposed: new Set(PROCESS) });
  const panels = panelsOf(bare);
  expect(panels.find((p) => p.id === 'cpu')?.queries).toHaveLength(1);
  expect(panels.find((p) => p.id === 'requests')).toMatchObject({
    queries: [],
    metrics: ['a counter of HTTP requests'],
  });
});

test('every panel has an id of its own', () => {
  const ids = panelsOf(BACKEND).map((p) => p.id);
  expect(new Set(ids).size).toBe(ids.length);
});
