import { describe, expect, it, test } from 'vitest';
import type { Durations } from '@/instrumentation/service-profile';
import type { Filters } from '@/dashboard/filters';
import { durationVectors, quantileByEndpoint, splitDurations, worstOf } from './duration-vectors';

const CLASSIC: Durations = {
  kind: 'classic-histogram',
  base: 'took',
  matchers: [],
  unit: 'seconds',
  endpoint: 'route',
  quantiles: [],
  byEndpoint: null,
};
const scope = (more: Partial<Filters> = {}) => ({
  filters: { service: 'x', endpoints: [], instances: [], excluded: [], ...more },
  windows: { traffic: 60, errors: 300, latency: 300, cpu: 60 },
  resolution: { scrapeInterval: 15, step: 15 },
});
const vectorsOf = (change: Partial<Durations>, more: Partial<Filters> = {}) =>
  durationVectors({ ...CLASSIC, ...change }, scope(more));
const exprsOf = (change: Partial<Durations>) => vectorsOf(change).quantiles.map(({ name, expr }) => [name, expr]);

test('a classic histogram is asked for once, whatever is shown of it', () => {
  const { buckets, quantiles, sum, count } = vectorsOf({});
  expect(buckets).toBe('sum by (le) (rate(took_bucket{job="x"}[5m]))');
  expect(quantiles.map(({ name }) => name)).toEqual(['p50', 'p95', 'p99']);
  expect([sum, count]).toEqual(['sum(rate(took_sum{job="x"}[5m]))', 'sum(rate(took_count{job="x"}[5m]))']);
});

test('a native histogram is read from its own name, its mean from its sum and count', () => {
  expect(vectorsOf({ kind: 'native-histogram' })).toMatchObject({
    buckets: null,
    quantiles: [{ expr: 'histogram_quantile(0.5, sum(rate(took{job="x"}[5m]))) >= 0' }, {}, {}],
    sum: 'histogram_sum(sum(rate(took{job="x"}[5m])))',
    count: 'histogram_count(sum(rate(took{job="x"}[5m])))',
  });
});

describe('a summary', () => {
  it('shows the quantiles that it exposes under their own names, the largest of all instances', () => {
    expect(exprsOf({ kind: 'summary', quantiles: ['0', '0.1', '0.5', '0.97', '0.999', '1'] })).toEqual([
      ['p50', 'max(took{job="x",quantile="0.5"}) >= 0'],
      ['p97', 'max(took{job="x",quantile="0.97"}) >= 0'],
      ['p99.9', 'max(took{job="x",quantile="0.999"}) >= 0'],
    ]);
  });

  it('is split by endpoint with the quantile that is nearest above', () => {
    const durations: Durations = { ...CLASSIC, kind: 'summary', quantiles: ['0.9', '0.97'] };
    expect(quantileByEndpoint(durations, 0.95, scope())).toEqual({
      name: 'p97',
      endpoint: 'route',
      expr: 'max by (route) (took{job="x",quantile="0.97"}) >= 0',
    });
    expect(quantileByEndpoint({ ...durations, quantiles: ['0.5'] }, 0.95, scope())).toBeNull();
  });
});

test('a sum and a count give a mean and no quantile, a gauge of a mean only itself', () => {
  expect(vectorsOf({ kind: 'sum-and-count' })).toMatchObject({
    buckets: null,
    quantiles: [],
    sum: 'sum(rate(took_sum{job="x"}[5m]))',
    mean: null,
  });
  expect(vectorsOf({ kind: 'mean-gauge' })).toMatchObject({
    quantiles: [],
    sum: null,
    count: null,
    mean: 'max(took{job="x"})',
  });
});

describe('milliseconds', () => {
  it('are divided where an expression is asked as it stands', () => {
    expect(vectorsOf({ unit: 'milliseconds' })).toMatchObject({
      scale: 0.001,
      sum: 'sum(rate(took_sum{job="x"}[5m])) / 1000',
    });
    expect(exprsOf({ unit: 'milliseconds', kind: 'summary', quantiles: ['0.99'] })).toEqual([
      ['p99', 'max(took{job="x",quantile="0.99"}) / 1000 >= 0'],
    ]);
    expect(exprsOf({ unit: 'milliseconds' })[1]).toEqual([
      'p95',
      'histogram_quantile(0.95, sum by (le) (rate(took_bucket{job="x"}[5m]))) / 1000 >= 0',
    ]);
  });
});

test('quantiles of a summary are those of the worst endpoint or instance, those of a histogram of all', () => {
  const summary: Durations = { ...CLASSIC, kind: 'summary' };
  expect([
    worstOf(summary, { endpoints: [] }),
    worstOf(summary, { endpoints: ['/a'] }),
    worstOf(summary, { endpoints: ['/a', '/b'] }),
  ]).toEqual(['endpoint', 'instance', 'endpoint']);
  const byEndpoint = { base: 'took_by_handler', endpoint: 'handler' };
  expect(worstOf({ ...summary, endpoint: null, byEndpoint }, { endpoints: [] })).toBe('instance');
  expect(worstOf({ ...summary, endpoint: null, byEndpoint }, { endpoints: ['/a', '/b'] })).toBe('endpoint');
  expect([worstOf(CLASSIC, { endpoints: [] }), worstOf(null, { endpoints: [] })]).toEqual([null, null]);
});

test('what is pinned stands in every selector', () => {
  const { buckets, sum, quantiles } = vectorsOf({ matchers: [{ name: 'reporter', op: '=', value: 'destination' }] });
  for (const expr of [buckets, sum, ...quantiles.map((quantile) => quantile.expr)])
    expect(expr).toContain('{job="x",reporter="destination"}');
});

describe('another metric that tells endpoints apart', () => {
  const byEndpoint = { base: 'took_by_handler', endpoint: 'handler' };

  it('is read by endpoint, and for all where an endpoint is chosen', () => {
    expect(vectorsOf({ endpoint: null, byEndpoint }).buckets).toContain('took_bucket{job="x"}');
    expect(vectorsOf({ endpoint: null, byEndpoint }, { endpoints: ['/a'] }).buckets).toContain(
      'took_by_handler_bucket{job="x",handler="/a"}',
    );
    expect(quantileByEndpoint({ ...CLASSIC, endpoint: null, byEndpoint }, 0.95, scope())?.expr).toContain(
      'sum by (le, handler) (rate(took_by_handler_bucket',
    );
  });
});

test('names outside the classic alphabet are quoted, and no others', () => {
  expect(vectorsOf({ base: 'http.took', endpoint: 'http.route' }).buckets).toBe(
    'sum by (le) (rate({"http.took_bucket",job="x"}[5m]))',
  );
});

describe('splitDurations', () => {
  it('keeps where the buckets end, of a histogram beside the first as of the first itself', () => {
    const byEndpoint = { base: 'took_by_route', endpoint: 'route', lastEdge: 10 };
    expect(splitDurations({ ...CLASSIC, lastEdge: 2.5 })).toEqual({ base: 'took', endpoint: 'route', lastEdge: 2.5 });
    expect(splitDurations({ ...CLASSIC, endpoint: null, lastEdge: 2.5, byEndpoint })).toEqual(byEndpoint);
  });

  it('is nothing where no label tells endpoints apart', () => {
    expect(splitDurations({ ...CLASSIC, endpoint: null })).toBeNull();
  });
});
