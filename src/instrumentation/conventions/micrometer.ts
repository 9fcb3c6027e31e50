import type { Convention } from './convention';

/**
 * Micrometer: a histogram where percentiles-histogram is on, otherwise sum, count and maximum only. Status before
 * outcome: the latter has no 404.
 */
export const micrometer: readonly Convention[] = [
  {
    name: 'Micrometer (Spring Boot, Quarkus)',
    requests: { metric: 'http_server_requests_seconds_count', endpoint: ['uri'], method: ['method'] },
    errors: { labels: ['status', 'outcome'] },
    durations: [{ base: 'http_server_requests_seconds', unit: 'seconds', endpoint: ['uri'] }],
    inProgress: [
      { metric: 'http_server_requests_active_seconds_active_count' },
      { metric: 'http_server_requests_active_seconds_count' },
    ],
  },
  {
    name: 'Micrometer of Ktor',
    requests: { metric: 'ktor_http_server_requests_seconds_count', endpoint: ['route'], method: ['method'] },
    errors: { labels: ['status'] },
    durations: [{ base: 'ktor_http_server_requests_seconds', unit: 'seconds', endpoint: ['route'] }],
    inProgress: [{ metric: 'ktor_http_server_requests_active' }],
  },
];
