import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Meter } from '../sample-service/meter';

// A bucket bound above 3 s is needed, because a quantile never exceeds the last finite bound, and CriticalLatencyP99
// alerts above 3 s.
export const SHOP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2, 3, 5, 10];

/** As shop-api does: separate counters for 4xx and 5xx, and a histogram without labels. */
export function shopMeter(registry: Registry): Meter {
  const registers = [registry];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'HTTP requests answered.',
    labelNames: ['endpoint'],
    registers,
  });
  const refused = new Counter({
    name: 'http_requests_4xx_total',
    help: 'HTTP requests answered with a 4xx status.',
    registers,
  });
  const failed = new Counter({
    name: 'http_requests_5xx_total',
    help: 'HTTP requests answered with a 5xx status.',
    labelNames: ['endpoint'],
    registers,
  });
  const inProgress = new Gauge({
    name: 'http_requests_in_progress',
    help: 'HTTP requests being worked on.',
    registers,
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests in seconds.',
    buckets: SHOP_BUCKETS,
    registers,
  });
  return {
    started: () => inProgress.inc(),
    finished: ({ name }, status, seconds) => {
      inProgress.dec();
      requests.inc({ endpoint: name });
      duration.observe(seconds);
      if (status >= 500) failed.inc({ endpoint: name });
      else if (status >= 400) refused.inc();
    },
  };
}
