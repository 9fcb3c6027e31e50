import { counter, gauge, histogram, inProgress, rising } from '../family';
import { byStatus, inSeconds, type ReplayedService } from '../replayed-service';
import { python, SCRAPES_PER_SECOND } from '../runtimes';
import { method, route, statusClass, statusCode } from '../label-values';

const FINE_EDGES = [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60];
const BEGAN = 1_700_000_000;

const fastapi = (name: string, status: typeof statusCode): ReplayedService => ({
  name,
  families: [
    ...python(),
    counter('http_requests_total', (flow) => ({ handler: route(flow), method: method(flow), status: status(flow) })),
    rising('http_requests_total', SCRAPES_PER_SECOND, { handler: '/metrics', method: 'GET', status: '2xx' }),
    // The client library adds a _created gauge to each counter, whose name looks like requests but whose value is a
    // time.
    gauge('http_requests_created', BEGAN, { handler: '/products', method: 'GET', status: '2xx' }),
    rising('http_request_size_bytes_sum', 200, { handler: '/products' }),
    rising('http_request_size_bytes_count', 3, { handler: '/products' }),
    histogram('http_request_duration_seconds', [0.1, 0.5, 1], (flow) => ({
      handler: route(flow),
      method: method(flow),
    })),
    // With finer buckets, for all handlers together.
    histogram('http_request_duration_highr_seconds', FINE_EDGES),
    inProgress('http_requests_inprogress'),
  ],
  expected: {
    requests: 'http_requests_total',
    endpoint: 'handler',
    failures: byStatus('status'),
    duration: inSeconds('http_request_duration_highr_seconds', null),
    inProgress: 'http_requests_inprogress',
  },
});

const DJANGO_EDGES = [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 25, 50, 75];

const django: ReplayedService = {
  name: 'django-prometheus',
  families: [
    ...python(),
    counter('django_http_requests_before_middlewares_total'),
    counter('django_http_responses_before_middlewares_total'),
    counter('django_http_requests_total_by_method_total', (flow) => ({ method: method(flow) })),
    counter('django_http_requests_total_by_transport_total', () => ({ transport: 'http' })),
    counter('django_http_responses_total_by_status_total', (flow) => ({ status: statusCode(flow) })),
    counter('django_http_responses_total_by_status_view_method_total', (flow) => ({
      status: statusCode(flow),
      view: route(flow),
      method: method(flow),
    })),
    histogram('django_http_requests_latency_seconds_by_view_method', DJANGO_EDGES, (flow) => ({
      view: route(flow),
      method: method(flow),
    })),
    histogram('django_http_requests_latency_including_middlewares_seconds', DJANGO_EDGES),
    gauge('django_http_requests_before_middlewares_created', BEGAN),
    rising('django_http_ajax_requests_total', 0),
  ],
  expected: {
    requests: 'django_http_responses_total_by_status_view_method_total',
    endpoint: 'view',
    failures: byStatus('status'),
    duration: inSeconds('django_http_requests_latency_including_middlewares_seconds', null),
    inProgress: null,
  },
};

/** The counter has no path label, the histogram has one. */
export const flask: ReplayedService = {
  name: 'flask-exporter',
  families: [
    ...python(),
    counter('flask_http_request_total', (flow) => ({ method: method(flow), status: statusCode(flow) })),
    histogram(
      'flask_http_request_duration_seconds',
      [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      (flow) => ({
        method: method(flow),
        path: route(flow),
        status: statusCode(flow),
      }),
    ),
    gauge('flask_exporter_info', 1, { version: '0.23.1' }),
    rising('flask_http_request_exceptions_total', 0.2, { method: 'GET', status: '500' }),
  ],
  expected: {
    requests: 'flask_http_request_duration_seconds_count',
    endpoint: 'path',
    failures: byStatus('status'),
    duration: inSeconds('flask_http_request_duration_seconds', 'path'),
    inProgress: null,
  },
};

export const PYTHON: readonly ReplayedService[] = [
  fastapi('fastapi-instrumentator', statusClass),
  fastapi('fastapi-instrumentator-codes', statusCode),
  django,
];
