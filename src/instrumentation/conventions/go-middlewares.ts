import type { Convention } from './convention';

/** Middlewares of Go's routers that put their own name before the metrics. */
export const goMiddlewares: readonly Convention[] = [
  {
    name: 'go-gin-prometheus',
    // The raw address comes first because the handler is a function's name that no reader of a page knows.
    requests: { metric: 'gin_requests_total', endpoint: ['url', 'path', 'handler'], method: ['method'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'gin_request_duration_seconds', unit: 'seconds', endpoint: ['url', 'path', 'handler'] }],
  },
  {
    name: 'chi-prometheus',
    requests: { metric: 'chi_requests_total', endpoint: ['path'], method: ['method'] },
    errors: { labels: ['code'] },
    durations: [
      { base: 'chi_request_duration_milliseconds', unit: 'milliseconds', endpoint: ['path'] },
      { base: 'chi_request_duration_seconds', unit: 'seconds', endpoint: ['path'] },
    ],
  },
  {
    name: 'echo-contrib',
    requests: { metric: 'echo_requests_total', endpoint: ['url'], method: ['method'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'echo_request_duration_seconds', unit: 'seconds', endpoint: ['url'] }],
  },
];
