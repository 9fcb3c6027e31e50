import { counter, gauge, histogram, inProgress, millisecondHistogram, rising, startedCounter, summary, type Naming } from '../family';
import { byStatus, inMilliseconds, inSeconds, type ReplayedService } from '../replayed-service';
import { go } from '../runtimes';
import { grpcCode, lowerMethod, method, rawPaths, route, rpcPlace, statusCode } from '../vocabulary';

const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const promhttp: ReplayedService = {
  name: 'go-promhttp',
  families: [
    ...go(),
    counter('http_requests_total', (flow) => ({ code: statusCode(flow), handler: route(flow), method: lowerMethod(flow) })),
    histogram('http_request_duration_seconds', EDGES, (flow) => ({ code: statusCode(flow), handler: route(flow), method: lowerMethod(flow) })),
    inProgress('http_requests_in_flight'),
  ],
  expected: {
    requests: 'http_requests_total',
    endpoint: 'handler',
    failures: byStatus('code'),
    duration: inSeconds('http_request_duration_seconds', 'handler'),
    inProgress: 'http_requests_in_flight',
  },
};

/** Enough for a table to have to leave most of them out. */
const IDENTIFIERS = 600;

const gin: ReplayedService = {
  name: 'go-gin-prometheus',
  families: [
    ...go(),
    counter('gin_requests_total', (flow) =>
      rawPaths(flow, IDENTIFIERS).map((url) => ({ code: statusCode(flow), handler: 'main.serve', host: 'localhost:8080', method: method(flow), url })),
    ),
    // A summary without quantiles: nothing but the mean is known.
    summary('gin_request_duration_seconds', []),
    rising('gin_request_size_bytes_sum', 4000),
    rising('gin_request_size_bytes_count', 5),
  ],
  expected: {
    requests: 'gin_requests_total',
    endpoint: ['url', 'handler'],
    failures: byStatus('code'),
    duration: inSeconds('gin_request_duration_seconds', null, 'sum-and-count'),
    inProgress: null,
  },
};

const chi: ReplayedService = {
  name: 'go-chi',
  families: [
    ...go(),
    counter('chi_requests_total', (flow) => ({ code: statusCode(flow), method: method(flow), path: route(flow), service: 'orders' })),
    millisecondHistogram('chi_request_duration_milliseconds', [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000], (flow) => ({
      code: statusCode(flow),
      method: method(flow),
      path: route(flow),
      service: 'orders',
    })),
  ],
  expected: {
    requests: 'chi_requests_total',
    endpoint: 'path',
    failures: byStatus('code'),
    duration: inMilliseconds('chi_request_duration_milliseconds', 'path'),
    inProgress: null,
  },
};

const RPC_NAMES: Readonly<Record<string, string>> = { '/orders/:id': 'GetOrder', '/products': 'ListProducts', '/orders': 'CreateOrder', '/search': 'Search' };
const NEVER_SEEN = ['Canceled', 'Unavailable', 'DataLoss', 'PermissionDenied'];
const RPC = { grpc_service: 'shop.Orders', grpc_type: 'unary' };
const rpcName = (path: string): string => RPC_NAMES[path] ?? path;

const grpc: ReplayedService = {
  name: 'grpc-go',
  families: [
    ...go(),
    startedCounter('grpc_server_started_total', { ...RPC, grpc_method: 'GetOrder' }),
    counter('grpc_server_handled_total', (flow) => ({ ...RPC, grpc_method: rpcName(route(flow)), grpc_code: grpcCode(flow) })),
    // Every code of every method is announced with zero before it ever occurred.
    ...NEVER_SEEN.map((code) => rising('grpc_server_handled_total', 0, { ...RPC, grpc_method: 'GetOrder', grpc_code: code })),
    histogram('grpc_server_handling_seconds', EDGES, (flow) => ({ ...RPC, grpc_method: rpcName(route(flow)) })),
    // A stream that lasts, and those who ask whether the server lives.
    ...[{ ...RPC, grpc_type: 'server_stream', grpc_method: 'GetOrder' }, { grpc_service: 'grpc.health.v1.Health', grpc_type: 'unary', grpc_method: 'Check' }].flatMap((call) => [
      ...['10', '+Inf'].map((le) => rising('grpc_server_handling_seconds_bucket', le === '10' ? 0 : 7, { ...call, le })),
      rising('grpc_server_handling_seconds_count', 7, call),
      rising('grpc_server_handling_seconds_sum', 700, call),
    ]),
    rising('grpc_server_started_total', 7, { grpc_service: 'grpc.health.v1.Health', grpc_type: 'unary', grpc_method: 'Check' }),
    rising('grpc_server_handled_total', 5, { grpc_service: 'grpc.health.v1.Health', grpc_type: 'unary', grpc_method: 'Check', grpc_code: 'OK' }),
    rising('grpc_server_msg_received_total', 20, { ...RPC, grpc_method: 'GetOrder' }),
  ],
  expected: {
    requests: 'grpc_server_handled_total',
    endpoint: ['grpc_method', 'grpc_service'],
    failures: byStatus('grpc_code'),
    duration: inSeconds('grpc_server_handling_seconds', 'grpc_method'),
    inProgress: 'grpc_server_started_total',
  },
};

const rpcLabels: Naming = (flow) => {
  const { service, name } = rpcPlace(flow);
  return { grpc_service: service, grpc_method: name, grpc_type: 'unary', grpc_code: grpcCode(flow) };
};

/** Two services in one program, of which each has its `Get`. */
export const grpcServices: ReplayedService = {
  name: 'grpc-go-two-services',
  families: [
    ...go(),
    startedCounter('grpc_server_started_total', { ...RPC, grpc_method: 'Get' }),
    counter('grpc_server_handled_total', rpcLabels),
    histogram('grpc_server_handling_seconds', EDGES, rpcLabels),
  ],
  expected: {
    requests: 'grpc_server_handled_total',
    endpoint: 'grpc_method',
    qualifier: 'grpc_service',
    failures: byStatus('grpc_code'),
    duration: inSeconds('grpc_server_handling_seconds', 'grpc_method'),
    inProgress: 'grpc_server_started_total',
  },
};

const prometheus: ReplayedService = {
  name: 'prometheus-self',
  families: [
    ...go(),
    counter('prometheus_http_requests_total', (flow) => ({ code: statusCode(flow), handler: route(flow) })),
    histogram('prometheus_http_request_duration_seconds', [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120], (flow) => ({ handler: route(flow) })),
    rising('prometheus_http_response_size_bytes_sum', 4000, { handler: '/products' }),
    rising('prometheus_http_response_size_bytes_count', 3, { handler: '/products' }),
    rising('prometheus_remote_storage_samples_total', 900),
    gauge('prometheus_build_info', 1, { version: '2.42.0' }),
  ],
  expected: {
    requests: 'prometheus_http_requests_total',
    endpoint: 'handler',
    failures: byStatus('code'),
    duration: inSeconds('prometheus_http_request_duration_seconds', 'handler'),
    inProgress: null,
  },
};

const grafana: ReplayedService = {
  name: 'grafana-self',
  families: [
    ...go(),
    histogram('grafana_http_request_duration_seconds', EDGES, (flow) => ({ handler: route(flow), method: method(flow), status_code: statusCode(flow) })),
    inProgress('grafana_http_request_in_flight'),
  ],
  expected: {
    requests: 'grafana_http_request_duration_seconds_count',
    endpoint: 'handler',
    failures: byStatus('status_code'),
    duration: inSeconds('grafana_http_request_duration_seconds', 'handler'),
    inProgress: 'grafana_http_request_in_flight',
  },
};

/** Calls that are held open on purpose, per second of one instance. */
const WATCHES = 0.02;

const apiserver: ReplayedService = {
  name: 'kube-apiserver',
  families: [
    ...go(),
    counter('apiserver_request_total', (flow) => ({ verb: method(flow), resource: route(flow), code: statusCode(flow), component: 'apiserver' })),
    histogram('apiserver_request_duration_seconds', EDGES, (flow) => ({ verb: method(flow), resource: route(flow), component: 'apiserver' })),
    rising('apiserver_request_duration_seconds_bucket', WATCHES, { verb: 'WATCH', resource: 'pods', component: 'apiserver', le: '+Inf' }),
    rising('apiserver_request_duration_seconds_count', WATCHES, { verb: 'WATCH', resource: 'pods', component: 'apiserver' }),
    rising('apiserver_request_duration_seconds_sum', WATCHES * 300, { verb: 'WATCH', resource: 'pods', component: 'apiserver' }),
    inProgress('apiserver_current_inflight_requests', { request_kind: 'readOnly' }),
  ],
  expected: {
    requests: 'apiserver_request_total',
    endpoint: 'resource',
    failures: byStatus('code'),
    duration: inSeconds('apiserver_request_duration_seconds', 'resource'),
    inProgress: 'apiserver_current_inflight_requests',
  },
};

export const GO: readonly ReplayedService[] = [promhttp, gin, chi, grpc, prometheus, grafana, apiserver];
