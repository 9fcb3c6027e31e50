import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Meter } from '../sample-service/meter';

/** Milliseconds, as in these conventions. */
export const TELEMETRY_BUCKETS = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

/**
 * The names of OpenTelemetry's HTTP conventions before they were stable, as exposed by its collector: still in wide
 * use.
 */
export function telemetryMeter(registry: Registry): Meter {
  const registers = [registry];
  const active = new Gauge({ name: 'http_server_active_requests', help: 'HTTP requests being served.', registers });
  const duration = new Histogram({
    name: 'http_server_duration_milliseconds',
    help: 'Duration of inbound HTTP requests.',
    labelNames: ['http_method', 'http_route', 'http_status_code'],
    buckets: TELEMETRY_BUCKETS,
    registers,
  });
  return {
    started: () => active.inc(),
    finished: ({ method, path }, status, seconds) => {
      active.dec();
      duration.observe({ http_method: method, http_route: path, http_status_code: String(status) }, 1000 * seconds);
    },
  };
}
