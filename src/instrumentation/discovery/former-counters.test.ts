import { expect, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { discoveryExpr } from './discovery';
import { formerExprs, formerProfile } from './former-counters';

const then = (...names: string[]): Sample[] =>
  names.map((name) => ({ labels: { job: 'shop', __name__: name, status_code: '200' }, time: 0, value: 1 }));
const now = (...names: string[]): DiscoveredService => ({
  service: 'shop',
  exposed: new Set(['up', 'process_cpu_seconds_total', ...names]),
});

test('a service whose counter is gone is read as it was, with what it exposes now', () => {
  const profile = formerProfile(now(), then('http_requests_total'));
  expect(profile).toMatchObject({
    service: 'shop',
    requests: { metric: 'http_requests_total' },
    cpu: 'process_cpu_seconds_total',
  });
  expect(profile?.recognition.problems).toEqual([
    "http_requests_total counted this service's requests within the last day but has no samples now: was it renamed or removed by a deployment?",
  ]);
});

test('one that never counted any, or whose counter is still there and was found to be none, has not lost it', () => {
  expect(formerProfile(now(), [])).toBeNull();
  expect(formerProfile({ ...now(), service: 'node' }, then('http_requests_total'))).toBeNull();
  expect(formerProfile(now('http_requests_total'), then('http_requests_total'))).toBeNull();
});

test('who is asked for is named, at moments within the last day, and nothing of a process is read', () => {
  const exprs = formerExprs(['shop', 'a.b']);
  expect(exprs.map((expr) => [...expr.matchAll(/ offset (\w+)/g)].map(([, ago]) => ago))).toEqual(
    ['1h', '5h', '1d'].map((ago) => [ago, ago, ago]),
  );
  for (const expr of exprs) expect(expr.match(/job=~"shop\|a\\\\.b"/g)).toHaveLength(3);
  expect(exprs.join()).not.toContain('process_cpu');
});

test('no part of the question hides another: a counter and its buckets have the same labels but for the name', () => {
  for (const expr of formerExprs(['shop']))
    expect([...expr.matchAll(/"part", "(\d)"/g)].map(([, part]) => part)).toEqual(['0', '1', '2']);
});

test('no question about what a server exposes is longer than VictoriaMetrics reads', () => {
  for (const expr of [discoveryExpr(), discoveryExpr(['shop']), ...formerExprs(['shop'])])
    expect(expr.length).toBeLessThan(16_384);
});
