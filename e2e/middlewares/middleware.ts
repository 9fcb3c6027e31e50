import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FOLDER = dirname(fileURLToPath(import.meta.url));

/**
 * A service that uses a metrics middleware, and what the page must recognise. `args`: arguments for Node, the script in
 * this folder last. Some expose metrics on a separate port.
 */
export type Middleware = {
  job: string;
  args: string[];
  hasOwnMetricsPort: boolean;
  requests: string;
  endpoint: string | null;
  status: string;
  unit: 'seconds' | 'milliseconds';
};

export const MIDDLEWARES: readonly Middleware[] = [
  {
    job: 'real-express-prom-bundle',
    args: ['express-prom-bundle.js'],
    hasOwnMetricsPort: false,
    requests: 'http_request_duration_seconds_count',
    endpoint: 'path',
    status: 'status_code',
    unit: 'seconds',
  },
  {
    job: 'real-fastify-metrics',
    args: ['fastify-metrics.js'],
    hasOwnMetricsPort: false,
    requests: 'http_request_duration_seconds_count',
    endpoint: 'route',
    status: 'status_code',
    unit: 'seconds',
  },
  {
    job: 'real-hono-prometheus',
    args: ['hono.js'],
    hasOwnMetricsPort: false,
    requests: 'http_requests_total',
    endpoint: 'route',
    status: 'status',
    unit: 'seconds',
  },
  {
    job: 'real-otel',
    args: ['--require', join(FOLDER, 'telemetry.cjs'), 'plain-express.cjs'],
    hasOwnMetricsPort: true,
    requests: 'http_server_request_duration_count',
    endpoint: 'http_route',
    status: 'http_response_status_code',
    unit: 'seconds',
  },
  {
    job: 'real-otel-old',
    args: ['--require', join(FOLDER, 'old-telemetry.cjs'), 'plain-express.cjs'],
    hasOwnMetricsPort: true,
    requests: 'http_server_duration_count',
    endpoint: null,
    status: 'http_status_code',
    unit: 'milliseconds',
  },
];
