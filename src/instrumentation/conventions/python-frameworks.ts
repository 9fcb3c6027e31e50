import type { Convention } from './convention';

const HANDLER = { base: 'http_request_duration_seconds', endpoint: 'handler' };

/** FastAPI, Starlette, Flask and Django with their usual exporters. */
export const pythonFrameworks: readonly Convention[] = [
  {
    name: 'prometheus-fastapi-instrumentator',
    requests: { metric: 'http_requests_total', endpoint: ['handler'], method: ['method'] },
    toldBy: ['http_request_duration_highr_seconds_count'],
    errors: { labels: ['status'] },
    // Fine buckets without labels, and coarse ones by handler: three edges say little about a quantile of everything.
    durations: [{ base: 'http_request_duration_highr_seconds', unit: 'seconds', endpoint: [], byEndpoint: HANDLER }],
    inProgress: [{ metric: 'http_requests_inprogress' }],
  },
  {
    name: 'starlette-exporter',
    requests: { metric: 'starlette_requests_total', endpoint: ['path'], method: ['method'] },
    errors: { labels: ['status_code'] },
    durations: [{ base: 'starlette_request_duration_seconds', unit: 'seconds', endpoint: ['path'] }],
    inProgress: [{ metric: 'starlette_requests_in_progress' }],
  },
  {
    name: 'prometheus-flask-exporter',
    requests: {
      metric: 'flask_http_request_duration_seconds_count',
      endpoint: ['path', 'url_rule', 'endpoint'],
      method: ['method'],
    },
    errors: { labels: ['status'] },
    durations: [
      { base: 'flask_http_request_duration_seconds', unit: 'seconds', endpoint: ['path', 'url_rule', 'endpoint'] },
    ],
  },
  {
    name: 'django-prometheus',
    // Of four counters that overlap, the one that has both status and view.
    requests: {
      metric: 'django_http_responses_total_by_status_view_method_total',
      endpoint: ['view'],
      method: ['method'],
    },
    errors: { labels: ['status'] },
    durations: [
      {
        base: 'django_http_requests_latency_including_middlewares_seconds',
        unit: 'seconds',
        endpoint: [],
        byEndpoint: { base: 'django_http_requests_latency_seconds_by_view_method', endpoint: 'view' },
      },
    ],
  },
  {
    name: 'django-prometheus, statuses only',
    requests: { metric: 'django_http_responses_total_by_status_total' },
    errors: { labels: ['status'] },
    durations: [{ base: 'django_http_requests_latency_including_middlewares_seconds', unit: 'seconds' }],
  },
];
