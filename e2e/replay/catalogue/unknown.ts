import { counter, histogram, inProgress, millisecondHistogram, rising, summary } from '../family';
import {
  byStatus,
  byWord,
  inMilliseconds,
  inSeconds,
  NOTHING_ABOUT_REQUESTS,
  type ReplayedService,
} from '../replayed-service';
import { go, native, node, python } from '../runtimes';
import { grpcCode, method, route, statusCode, statusDigit } from '../label-values';

const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const gateway: ReplayedService = {
  name: 'unknown-gateway',
  families: [
    ...native(),
    counter('acme_gateway_hits_total', (flow) => ({
      verb: method(flow),
      resource: route(flow),
      result: flow.outcome === 'failed' ? 'fail' : 'ok',
    })),
  ],
  expected: {
    requests: 'acme_gateway_hits_total',
    endpoint: 'resource',
    failures: byWord('result'),
    duration: null,
    inProgress: null,
  },
};

const rpc: ReplayedService = {
  name: 'unknown-rpc',
  families: [
    ...go(),
    millisecondHistogram('my_rpc_latency_ms', [1, 5, 20, 50, 100, 300, 1000, 3000], (flow) => ({
      procedure: route(flow),
      rpc_status: grpcCode(flow),
    })),
  ],
  expected: {
    requests: 'my_rpc_latency_ms_count',
    endpoint: 'procedure',
    failures: byStatus('rpc_status'),
    duration: inMilliseconds('my_rpc_latency_ms', 'procedure'),
    inProgress: null,
  },
};

const calls: ReplayedService = {
  name: 'unknown-calls',
  families: [
    ...python(),
    counter('checkout_api_requests_total', (flow) => ({ operation: route(flow), http_status: statusCode(flow) })),
    summary('checkout_api_request_duration_seconds', [0.5, 0.95, 0.99], (flow) => ({ operation: route(flow) })),
  ],
  expected: {
    requests: 'checkout_api_requests_total',
    endpoint: 'operation',
    failures: byStatus('http_status'),
    duration: inSeconds('checkout_api_request_duration_seconds', 'operation', 'summary'),
    inProgress: null,
  },
};

const web: ReplayedService = {
  name: 'unknown-web',
  families: [
    ...node(),
    counter('storefront_http_requests', (flow) => ({ page: route(flow), response: statusCode(flow) })),
    histogram('storefront_http_response_time_seconds', EDGES, (flow) => ({ page: route(flow) })),
    inProgress('storefront_http_requests_active'),
  ],
  expected: {
    requests: 'storefront_http_requests',
    endpoint: 'page',
    failures: byStatus('response'),
    duration: inSeconds('storefront_http_response_time_seconds', 'page'),
    inProgress: 'storefront_http_requests_active',
  },
};

const edge: ReplayedService = {
  name: 'unknown-edge',
  families: [
    ...native(),
    counter('edge_upstream_requests_total', (flow) => ({ upstream: route(flow), response_class: statusDigit(flow) })),
    histogram('edge_upstream_request_duration_seconds', EDGES, (flow) => ({ upstream: route(flow) })),
  ],
  expected: {
    requests: 'edge_upstream_requests_total',
    endpoint: 'upstream',
    failures: byStatus('response_class'),
    duration: inSeconds('edge_upstream_request_duration_seconds', 'upstream'),
    inProgress: null,
  },
};

/** One exporter for several servers, with other metrics about each of them. */
const servers: ReplayedService = {
  name: 'unknown-servers',
  families: [
    counter('app_requests_total', (flow) => ({ server: route(flow), status_code: statusCode(flow) })),
    histogram('app_request_duration_seconds', EDGES, (flow) => ({ server: route(flow) })),
    rising('app_network_bytes_total', 9000, { server: '/orders', direction: 'in' }),
  ],
  expected: {
    requests: 'app_requests_total',
    endpoint: 'server',
    failures: byStatus('status_code'),
    duration: inSeconds('app_request_duration_seconds', 'server'),
    inProgress: null,
  },
};

/**
 * Camel-case names, a method label that is a procedure, failures as true or false, and durations whose unit only
 * follows from the buckets.
 */
const camel: ReplayedService = {
  name: 'unknown-camel',
  families: [
    ...go(),
    counter('orderService_requestCount', (flow) => ({
      method: route(flow),
      isError: String(flow.outcome === 'failed'),
      workerClass: '5',
    })),
    millisecondHistogram('orderService_responseTime', [1, 5, 20, 50, 100, 300, 1000, 3000], (flow) => ({
      method: route(flow),
    })),
    inProgress('orderService_requests_inFlight'),
  ],
  expected: {
    requests: 'orderService_requestCount',
    endpoint: 'method',
    failures: byWord('isError'),
    duration: inMilliseconds('orderService_responseTime', 'method'),
    inProgress: 'orderService_requests_inFlight',
  },
};

/**
 * Failures in separate counters, those of clients first in the alphabet, and a worker label that looks like a status
 * class.
 */
const store: ReplayedService = {
  name: 'unknown-store',
  families: [
    ...native(),
    counter('store_s3_requests_total', (flow) => ({ api: route(flow), worker: '4' })),
    counter('store_s3_requests_4xx_errors_total', (flow) => (flow.outcome === 'refused' ? { api: route(flow) } : null)),
    counter('store_s3_requests_5xx_errors_total', (flow) => (flow.outcome === 'failed' ? { api: route(flow) } : null)),
    inProgress('store_s3_requests_inflight_total'),
  ],
  expected: {
    requests: 'store_s3_requests_total',
    endpoint: 'api',
    failures: {
      by: 'counters',
      serverErrors: 'store_s3_requests_5xx_errors_total',
      clientErrors: 'store_s3_requests_4xx_errors_total',
    },
    duration: null,
    inProgress: null,
  },
};

/** Processes messages, which must not be shown as requests. */
const worker: ReplayedService = {
  name: 'unknown-worker',
  families: [
    ...python(),
    rising('mailer_jobs_processed_total', 12, { queue: 'mail' }),
    rising('mailer_jobs_failed_total', 0.4, { queue: 'mail' }),
    rising('mailer_job_duration_seconds_sum', 3, { queue: 'mail' }),
    rising('mailer_job_duration_seconds_count', 12, { queue: 'mail' }),
  ],
  expected: NOTHING_ABOUT_REQUESTS,
};

/** Database metrics whose names look like requests. */
const database: ReplayedService = {
  name: 'unknown-database',
  families: [
    ...native(),
    rising('node_disk_flush_requests_total', 90, { device: 'sda' }),
    rising('store_requests_waited_total', 3),
    rising('store_cache_requests_total', 900, { result: 'hit' }),
    rising('store_wal_fsync_duration_seconds_sum', 0.4),
    rising('store_wal_fsync_duration_seconds_count', 40),
  ],
  expected: NOTHING_ABOUT_REQUESTS,
};

/** Two conventions in one job: HTTP requests of users and gRPC requests of other services, which must not be added. */
const both: ReplayedService = {
  name: 'two-conventions',
  families: [
    ...go(),
    counter('http_requests_total', (flow) => ({ code: statusCode(flow), handler: route(flow), method: method(flow) })),
    histogram('http_request_duration_seconds', EDGES, (flow) => ({
      code: statusCode(flow),
      handler: route(flow),
      method: method(flow),
    })),
    rising('grpc_server_handled_total', 2, {
      grpc_service: 'shop.Stock',
      grpc_method: 'Reserve',
      grpc_type: 'unary',
      grpc_code: 'OK',
    }),
  ],
  expected: {
    requests: 'http_requests_total',
    endpoint: 'handler',
    failures: byStatus('code'),
    duration: inSeconds('http_request_duration_seconds', 'handler'),
    inProgress: null,
  },
};

/** Services of no known convention. Each must be recognised correctly, with a score, or not at all, with a reason. */
export const UNKNOWN: readonly ReplayedService[] = [
  gateway,
  rpc,
  calls,
  web,
  edge,
  servers,
  camel,
  store,
  worker,
  database,
].map((service) => ({ ...service, isUnknown: true }));

export const MIXED: readonly ReplayedService[] = [both];
