import { counter, histogram, inProgress, type Naming, rising, summary } from '../family';
import { byStatus, inSeconds, NOTHING_ABOUT_REQUESTS, type ReplayedService } from '../replayed-service';
import { node, SCRAPES_PER_SECOND } from '../runtimes';
import { isOk, method, rawPaths, resource, route, statusClass, statusCode, upperStatusClass } from '../label-values';
import { USUAL_EDGES } from './edges';

const DURATION = 'http_request_duration_seconds';
const BUNDLE_EDGES = [0.003, 0.03, 0.1, 0.3, 1.5, 10];

/** One histogram, whose count is the request counter. */
const oneHistogram = (endpoint: string | null, status: string) =>
  ({
    requests: `${DURATION}_count`,
    endpoint,
    failures: byStatus(status),
    duration: inSeconds(DURATION, endpoint),
    inProgress: null,
  }) as const;

const separateCounters: ReplayedService = {
  name: 'system-a',
  families: [
    ...node(),
    counter('http_requests_total', (flow) => ({ endpoint: route(flow) })),
    counter('http_requests_4xx_total', (flow) => (flow.outcome === 'refused' ? {} : null)),
    counter('http_requests_5xx_total', (flow) => (flow.outcome === 'failed' ? { endpoint: route(flow) } : null)),
    inProgress('http_requests_in_progress'),
    histogram(DURATION, USUAL_EDGES),
  ],
  expected: {
    requests: 'http_requests_total',
    endpoint: 'endpoint',
    failures: { by: 'counters', serverErrors: 'http_requests_5xx_total', clientErrors: 'http_requests_4xx_total' },
    duration: inSeconds(DURATION, null),
    inProgress: 'http_requests_in_progress',
  },
};

const handWritten: ReplayedService = {
  name: 'system-b',
  families: [
    ...node(),
    histogram(DURATION, [0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5], (flow) => ({
      method: method(flow),
      route: route(flow),
      status_code: statusCode(flow),
    })),
  ],
  expected: oneHistogram('route', 'status_code'),
};

const resourceLabels: Naming = (flow) => ({
  method: method(flow),
  route: resource(flow),
  status_code: statusCode(flow),
});

/** Two methods of one route, GET and POST, are two endpoints. */
export const severalMethods: ReplayedService = {
  name: 'one-route-several-methods',
  families: [...node(), histogram(DURATION, USUAL_EDGES, resourceLabels)],
  expected: { ...oneHistogram('route', 'status_code'), qualifier: 'method' },
};

const shopPrefix = 'ecommerce_api_';
const countedTwice: ReplayedService = {
  name: 'system-d',
  families: [
    ...node(shopPrefix),
    counter(`${shopPrefix}http_requests_total`, (flow) => ({
      method: method(flow),
      route: route(flow),
      status_code: statusCode(flow),
    })),
    // times = 2: two middlewares observe every request.
    histogram(
      `${shopPrefix}${DURATION}`,
      [0.1, 0.3, 0.5, 0.7, 1, 3, 5, 7, 10],
      (flow) => ({ method: method(flow), route: route(flow), status_code: statusCode(flow) }),
      2,
    ),
    rising(`${shopPrefix}orders_total`, 2, { status: 'created' }),
    rising(`${shopPrefix}http_requests_total`, SCRAPES_PER_SECOND, {
      method: 'GET',
      route: '/metrics',
      status_code: '200',
    }),
  ],
  expected: {
    requests: `${shopPrefix}http_requests_total`,
    endpoint: 'route',
    failures: byStatus('status_code'),
    duration: inSeconds(`${shopPrefix}${DURATION}`, 'route'),
    inProgress: null,
  },
};

const bundle: ReplayedService = {
  name: 'express-prom-bundle',
  families: [
    ...node(),
    histogram(DURATION, BUNDLE_EDGES, (flow) => ({
      status_code: statusCode(flow),
      method: method(flow),
      path: route(flow).replace(':id', '#val'),
    })),
  ],
  expected: oneHistogram('path', 'status_code'),
};

const bundleDefaults: ReplayedService = {
  name: 'express-prom-bundle-defaults',
  families: [histogram(DURATION, BUNDLE_EDGES, (flow) => ({ status_code: statusCode(flow) }))],
  expected: oneHistogram(null, 'status_code'),
};

const bundleClasses: ReplayedService = {
  name: 'express-prom-bundle-classes',
  families: [
    histogram(DURATION, BUNDLE_EDGES, (flow) => ({
      status_code: statusClass(flow),
      method: method(flow),
      path: route(flow),
    })),
  ],
  expected: oneHistogram('path', 'status_code'),
};

const bundleSummary: ReplayedService = {
  name: 'express-prom-bundle-summary',
  families: [
    summary(DURATION, [0.01, 0.05, 0.5, 0.9, 0.95, 0.99, 0.999], (flow) => ({
      status_code: statusCode(flow),
      method: method(flow),
      path: route(flow),
    })),
  ],
  expected: { ...oneHistogram('path', 'status_code'), duration: inSeconds(DURATION, 'path', 'summary') },
};

const fastify = (name: string, status: typeof statusCode): ReplayedService => ({
  name,
  families: [
    ...node(),
    histogram(DURATION, USUAL_EDGES, (flow) => ({
      method: method(flow),
      route: route(flow),
      status_code: status(flow),
    })),
    // The same requests once more, as a summary.
    summary('http_request_summary_seconds', [0.5, 0.9, 0.95, 0.99], (flow) => ({
      method: method(flow),
      route: route(flow),
      status_code: status(flow),
    })),
  ],
  expected: oneHistogram('route', 'status_code'),
});

const hono: ReplayedService = {
  name: 'hono-prometheus',
  families: [
    ...node(),
    histogram(DURATION, [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10], (flow) => ({
      method: method(flow),
      route: route(flow),
      status: statusCode(flow),
      ok: isOk(flow),
    })),
    counter('http_requests_total', (flow) => ({
      method: method(flow),
      route: route(flow),
      status: statusCode(flow),
      ok: isOk(flow),
    })),
    rising('http_requests_total', SCRAPES_PER_SECOND, { method: 'GET', route: '/metrics', status: '200', ok: 'true' }),
  ],
  expected: { ...oneHistogram('route', 'status'), requests: 'http_requests_total' },
};

const upperClasses: ReplayedService = {
  name: 'express-prometheus-middleware',
  families: [
    ...node(),
    counter('http_requests_total', (flow) => ({
      method: method(flow),
      route: route(flow),
      status: upperStatusClass(flow),
    })),
    histogram(DURATION, [0.1, 0.5, 1, 1.5], (flow) => ({
      method: method(flow),
      route: route(flow),
      status: upperStatusClass(flow),
    })),
  ],
  expected: { ...oneHistogram('route', 'status'), requests: 'http_requests_total' },
};

const apiMetrics: ReplayedService = {
  name: 'prometheus-api-metrics',
  families: [
    ...node(),
    histogram(DURATION, [0.001, 0.005, 0.015, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5], (flow) => ({
      method: method(flow),
      route: route(flow),
      code: statusCode(flow),
    })),
    rising('http_request_size_bytes_sum', 900, { method: 'GET', route: '/products', code: '200' }),
    rising('http_request_size_bytes_count', 3, { method: 'GET', route: '/products', code: '200' }),
  ],
  expected: oneHistogram('route', 'code'),
};

const nest: ReplayedService = { name: 'nestjs-prometheus', families: node(), expected: NOTHING_ABOUT_REQUESTS };

/** Common but not from a library: raw paths with ids in a histogram. */
export const rawPathHistogram: ReplayedService = {
  name: 'raw-paths-in-a-histogram',
  families: [
    ...node(),
    histogram(DURATION, [0.1, 0.5, 2.5], (flow) =>
      rawPaths(flow, 150).map((path) => ({ path, status_code: statusCode(flow) })),
    ),
  ],
  expected: oneHistogram('path', 'status_code'),
};

export const PROM_CLIENT: readonly ReplayedService[] = [
  separateCounters,
  handWritten,
  countedTwice,
  bundle,
  bundleDefaults,
  bundleClasses,
  bundleSummary,
  fastify('fastify-metrics', statusCode),
  fastify('fastify-metrics-classes', statusClass),
  hono,
  upperClasses,
  apiMetrics,
  nest,
];
