import type { Convention } from './convention';

/**
 * One histogram by `method`, `route` and `status_code`, as Fastify services with prom-client expose it. Its `_count` is the request
 * counter: there is no other.
 */
export const durationHistogram: Convention = {
  name: 'one duration histogram by route and status code',
  requests: { metric: 'http_request_duration_seconds_count', endpoint: ['route', 'path', 'handler', 'endpoint'], method: ['method'] },
  errors: { labels: ['status_code', 'code', 'status'] },
  durations: [{ base: 'http_request_duration_seconds', unit: 'seconds', endpoint: ['route', 'path', 'handler', 'endpoint'] }],
  windows: { cpu: 120 },
};
