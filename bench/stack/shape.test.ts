import { expect, test } from 'vitest';
import { endpointsFor, instanceNames, instanceSeries, seriesCount } from './shape';

const SHAPE = { endpoints: 20, instances: 10, buckets: 24, hours: 2, durationsBy: 'worker' } as const;
const NOW = 1_800_000_000;

test('twenty endpoints on ten instances are 5,830 series, and as many are generated', () => {
  expect(seriesCount(SHAPE)).toBe(5830);
  expect(instanceNames(10).flatMap((name, i) => instanceSeries(SHAPE, name, i))).toHaveLength(5830);
});

test('ten times the series need ten times the endpoints', () => {
  expect(endpointsFor(5830, SHAPE)).toBe(20);
  expect(endpointsFor(58_300, SHAPE)).toBe(201);
});

test('counters never decrease from history to scrapes', () => {
  const counters = instanceSeries(SHAPE, '10.0.0.1:8080', 0).filter(
    ({ metric }) => metric.endsWith('_total') || metric.endsWith('_bucket'),
  );
  for (const { metric, labels, at } of counters) {
    const values = Array.from({ length: 480 }, (_, i) => at(NOW + 15 * i));
    expect([metric, labels, values.every((value, i) => value >= (values[i - 1] ?? 0))]).toEqual([metric, labels, true]);
  }
});

test('bucket counts are cumulative', () => {
  const buckets = instanceSeries(SHAPE, '10.0.0.1:8080', 0).filter(
    ({ metric, labels }) => metric.endsWith('_bucket') && labels.includes('worker="1"'),
  );
  const counts = buckets.map(({ at }) => at(NOW));
  expect(counts.length).toBe(24);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('with fewer buckets there are fewer series, and the last bucket still counts all requests', () => {
  const shape = { ...SHAPE, buckets: 5, durationsBy: 'endpoint' } as const;
  const all = instanceNames(10).flatMap((name, i) => instanceSeries(shape, name, i));
  expect(all).toHaveLength(seriesCount(shape));
  const of = all.filter(
    ({ instance, labels }) => instance === '10.0.0.1:8080' && labels.includes('"/api/v1/resource-1"'),
  );
  const buckets = of.filter(({ metric }) => metric.endsWith('_bucket'));
  expect(new Set(buckets.map(({ labels }) => labels)).size).toBe(5);
  expect(buckets.at(-1)?.at(NOW)).toBe(of.find(({ metric }) => metric === 'http_requests_total')?.at(NOW));
});
