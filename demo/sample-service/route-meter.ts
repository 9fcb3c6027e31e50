import { Histogram, type Registry } from 'prom-client';
import type { Meter } from './meter';

export const ROUTE_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];

/** As the backend does: one histogram by method, route and status, whose `_count` is the request counter. */
export function routeMeter(registry: Registry): Meter {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests in seconds.',
    labelNames: ['method', 'route', 'status_code'],
    buckets: ROUTE_BUCKETS,
    registers: [registry],
  });
  return {
    started: () => {},
    finished: ({ method, path }, status, seconds) =>
      duration.observe({ method, route: path, status_code: String(status) }, seconds),
  };
}
