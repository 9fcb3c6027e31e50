import { expect, test } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { inspectedService, inspectionExpr } from './inspection';

test('looks at the busiest series of what may count requests and durations, in one query for one job', () => {
  const expr =
    inspectionExpr(
      discovered(
        [
          'http_requests_total',
          'http_requests_in_progress',
          'http_request_duration_seconds_bucket',
          'http_request_duration_seconds_count',
        ],
        'a"b',
      ),
    ) ?? '';
  expect(expr).toContain(
    'label_replace(topk(20, http_requests_total{job="a\\"b"}), "inspected", "http_requests_total", "", "")',
  );
  expect(expr).toContain('http_request_duration_seconds_count{job="a\\"b"}');
  expect(expr).not.toContain('_bucket');
});

test('looks at a service that has fallen silent as it was', () => {
  const service = { ...discovered(['http_requests_total', 'http_request_duration_seconds_count']), isSilent: true };
  expect(inspectionExpr(service)?.match(/topk\(20, last_over_time\(\w+\{job="x"\}\[15m\]\)\)/g)).toHaveLength(2);
});

test('looks at a native histogram without asking how much it has observed, which old servers do not tell of the past', () => {
  expect(
    inspectionExpr(discovered(['prometheus_http_requests_total', 'prometheus_http_request_duration_seconds'])),
  ).toContain('topk(20, count_over_time(prometheus_http_request_duration_seconds{');
});

test('asks nothing of a service that exposes nothing like requests', () => {
  expect(inspectionExpr(discovered(['up', 'jobs_done_total']))).toBeNull();
});

test('looks for the quantiles of what may be a summary, whose name alone speaks of nothing', () => {
  const service = discovered(['checkout_api_requests_total', 'checkout_api_request_duration_seconds_count']);
  expect(inspectionExpr(service)).toContain('topk(20, checkout_api_request_duration_seconds{job="x",quantile!=""})');
  const base = 'checkout_api_request_duration_seconds';
  const { exposed, labels } = inspectedService(service, [
    { labels: { job: 'x', inspected: base, quantile: '0.95' }, time: 0, value: 1 },
  ]);
  expect([exposed.has(base), [...(labels?.get(base)?.get('quantile') ?? [])]]).toEqual([true, ['0.95']]);
});

test('learns every label of the service, and none that the server adds', () => {
  const { labels, isInspected } = inspectedService(discovered(['http_requests_total']), [
    {
      labels: {
        __name__: 'http_requests_total',
        job: 'x',
        instance: 'i',
        inspected: 'http_requests_total',
        route: '/a',
        empty: '',
      },
      time: 0,
      value: 1,
    },
  ]);
  expect([...(labels?.get('http_requests_total')?.keys() ?? [])]).toEqual(['route']);
  expect(isInspected).toBe(true);
});
