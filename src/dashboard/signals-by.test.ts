import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { signalsBy } from './signals-by';

const NOW = { scrapeInterval: 15, step: 0 };
const FILTERS = { service: ['a', 'b'], endpoints: [], instances: [], excluded: [] };
const signalsOf = (...exposed: string[]) => signalsBy('job', profileOf({ service: 'a', exposed: new Set(exposed) }), FILTERS, NOW);

test('traffic and failures of several services are split by service, over the window of each', () => {
  expect(signalsOf('http_request_duration_seconds_count', 'http_request_duration_seconds_bucket')).toMatchObject({
    requests: 'sum by (job) (rate(http_request_duration_seconds_count{job=~"a|b"}[1m]))',
    requestsInErrorWindow: 'sum by (job) (rate(http_request_duration_seconds_count{job=~"a|b"}[5m]))',
    serverErrors: expect.stringContaining('status_code=~"5.."'),
  });
});

test('of a native histogram the observations are counted, because a rate of it is a histogram', () => {
  expect(signalsOf('http_request_duration_seconds')).toMatchObject({
    requests: 'sum by (job) (histogram_count(rate(http_request_duration_seconds{job=~"a|b"}[1m])))',
    serverErrors: expect.stringMatching(/^sum by \(job\) \(histogram_count\(rate\(http_request_duration_seconds\{.*status_code=~"5\.\."\}\[5m\]\)\)\)$/),
  });
});

test('a service that exposes nothing about requests is asked nothing about them', () => {
  expect(signalsOf('process_cpu_seconds_total')).toEqual({ requests: null, requestsInErrorWindow: null, serverErrors: null, p95: null });
});
