import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { ruleLimit } from './rule-limits';
import type { ChosenEndpoints } from './rule-of-endpoint';

const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket']),
});
const ROUTE: ChosenEndpoints = { endpoints: ['/orders'] };
const POST: ChosenEndpoints = { endpoints: ['POST /orders'], qualifier: { kind: 'method', label: 'method' } };

const limitOf = (expr: string, chosen: ChosenEndpoints) =>
  ruleLimit({ name: 'R', expr, labels: { severity: 'critical' } }, new Map(), BACKEND, chosen)?.key ?? null;

const count = (matchers = '') => `rate(http_request_duration_seconds_count{job="backend"${matchers}}[5m])`;
const share = (of: string, matchers = '', ofAll = matchers) =>
  `sum${of} (${count(`,status_code=~"5.."${matchers}`)}) / sum${of} (${count(ofAll)}) > 0.05`;
const p95 = (by: string, matchers = '') =>
  `histogram_quantile(0.95, sum by (le${by}) (rate(http_request_duration_seconds_bucket{job="backend"${matchers}}[5m]))) > 1`;

test.each([
  ['the share of that route', share('', ',route="/orders"'), 'errorRatio'],
  ['the share of each route', share(' by (route)'), 'errorRatio'],
  ['p95 of that route', p95('', ',route="/orders"'), 'p95'],
  ['p95 of each route', p95(', route'), 'p95'],
])('where one route is shown a limit on %s is one on what is shown', (_, expr, key) => {
  expect([limitOf(expr, ROUTE), limitOf(expr, { endpoints: [] })]).toEqual([key, null]);
});

test.each([
  ['another route', share('', ',route="/cart"')],
  ['several routes', share('', ',route=~"/orders|/cart"')],
  ['failures of that route among all requests', share('', ',route="/orders"', '')],
  ['that route on each instance', share(' by (route, instance)')],
  ['one method of that route', share('', ',route="/orders",method="POST"')],
])('a limit on %s is none on it', (_, expr) => {
  expect(limitOf(expr, ROUTE)).toBeNull();
});

test('a limit on all that is shown or more is the same with a filter: that of the service', () => {
  expect(limitOf(share(''), ROUTE)).toBe('errorRatio');
  expect(limitOf(share('', ',route="/orders"'), { endpoints: ['/orders', '/cart'] })).toBeNull();
});

test('where routes are told apart by method both must be meant', () => {
  expect(
    [
      share('', ',route="/orders",method="POST"'),
      share(' by (method, route)'),
      share(' by (method)', ',route="/orders"'),
    ].map((expr) => limitOf(expr, POST)),
  ).toEqual(['errorRatio', 'errorRatio', 'errorRatio']);
  expect(
    [
      share('', ',method="POST"'),
      share('', ',route="/orders"'),
      share(' by (route)'),
      share('', ',route="/orders",method="GET"'),
    ].map((expr) => limitOf(expr, POST)),
  ).toEqual([null, null, null, null]);
});
