import { expect, test } from 'vitest';
import { quote } from '@/promql/quote';
import { discovered } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { checksExpr, withoutChecks } from './counted-checks';
import { NOT_TRAFFIC } from './profile-facts';

const SPRING = profileOf(
  discovered(['http_server_requests_seconds_count{status="200"}', 'http_server_requests_seconds_sum'], 'orders'),
);
const SHOP = profileOf(discovered(['http_requests_total{status="200"}'], 'shop'));
const NODE = profileOf(discovered(['up'], 'node'));

test('services are asked about by the label that names their endpoints, and whether they count anything else', () => {
  const asked = checksExpr([SPRING, SHOP, { ...SHOP, service: 'edge' }, NODE])?.replaceAll(
    quote(NOT_TRAFFIC.join('|')),
    'CHECKS',
  );
  const counted = (selected: string) =>
    ['=~', '!~'].map((op) => `count by (job) ({${selected}${op}CHECKS})`).join(' and ');
  expect(asked).toBe(
    `(${counted('__name__=~"http_server_requests_seconds_count",job="orders",uri')}) or (${counted('__name__=~"http_requests_total",job=~"shop|edge",route')})`,
  );
  expect(checksExpr([NODE])).toBeNull();
});

test('those that count such requests are read without them, and the others as ever', () => {
  const samples = [{ labels: { job: 'orders' }, time: 0, value: 2 }];
  expect(withoutChecks(SPRING, samples).excluded).toBe(NOT_TRAFFIC);
  expect(withoutChecks(SHOP, samples)).toBe(SHOP);
});
