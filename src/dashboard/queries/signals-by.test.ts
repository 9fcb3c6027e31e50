import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { signalsBy } from './signals-by';

const NOW = { scrapeInterval: 15, step: 0 };
const FILTERS = { service: ['a', 'b'], endpoints: [], instances: [], excluded: [] };
const signalsOf = (...exposed: string[]) =>
  signalsBy('job', profileOf({ service: 'a', exposed: new Set(exposed) }), FILTERS, NOW);

test('traffic and failures of several services are split by service, over the window of each', () => {
  expect(signalsOf('http_request_duration_seconds_count', 'http_request_duration_seconds_bucket')).toMatchObject({
    requests: 'sum by (job) (rate(http_request_duration_seconds_count{job=~"a|b"}[1m]))',
    requestsInErrorWindow: 'sum by (job) (rate(http_request_duration_seconds_count{job=~"a|b"}[5m]))',
    serverErrors: expect.stringContaining('status_code=~"5.."'),
    clientErrors: 'sum by (job) (rate(http_request_duration_seconds_count{job=~"a|b",status_code=~"4.."}[5m]))',
  });
});

test('of a native histogram the observations are counted, because a rate of it is a histogram', () => {
  expect(signalsOf('http_request_duration_seconds')).toMatchObject({
    requests: 'sum by (job) (histogram_count(rate(http_request_duration_seconds{job=~"a|b"}[1m])))',
    serverErrors: expect.stringMatching(
      /^sum by \(job\) \(histogram_count\(rate\(http_request_duration_seconds\{.*status_code=~"5\.\."\}\[5m\]\)\)\)$/,
    ),
  });
});

test('a service that exposes nothing about requests is asked nothing about them', () => {
  expect(signalsOf('process_cpu_seconds_total')).toEqual({
    requests: null,
    requestsInErrorWindow: null,
    serverErrors: null,
    clientErrors: null,
    p95: null,
    p99: null,
  });
});

test('under a filter by endpoint that failures cannot honour, they and what they are divided by are of all endpoints', () => {
  const shop = profileOf({ service: 'a', exposed: new Set(['http_requests_total', 'http_requests_5xx_total']) });
  const ofAll = { ...shop, errors: shop.errors && { ...shop.errors, endpoint: null } };
  const chosen = { ...FILTERS, endpoints: ['/x'] };
  expect(signalsBy('instance', ofAll, chosen, NOW)).toMatchObject({
    requests: expect.stringContaining('endpoint="/x"'),
    requestsInErrorWindow: 'sum by (instance) (rate(http_requests_total{job=~"a|b"}[5m]))',
    serverErrors: 'sum by (instance) (rate(http_requests_5xx_total{job=~"a|b"}[5m]))',
  });
  expect(signalsBy('instance', shop, chosen, NOW).requestsInErrorWindow).toContain('endpoint="/x"');
});
