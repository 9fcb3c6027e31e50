import {
  type Naming,
  counter,
  histogram,
  inProgress,
  millisecondHistogram,
  rising,
  startedCounter,
  summary,
} from '../family';
import { type ReplayedService, byStatus, inMilliseconds, inSeconds } from '../replayed-service';
import { go } from '../runtimes';
import { grpcCode, lowerMethod, method, rawPaths, route, rpcPlace, statusCode } from '../label-values';
import { USUAL_EDGES } from './edges';

const promhttp: ReplayedService = {
  name: 'go-promhttp',
  families: [
    ...go(),
    counter('http_requests_total', (flow) => ({
      code: statusCode(flow),
      handler: route(flow),
      method: lowerMethod(flow),
    })),
    histogram('http_request_duration_seconds', USUAL_EDGES, (flow) => ({
      code: statusCode(flow),
      handler: route(flow),
      method: lowerMethod(flow),
    })),
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

/** More paths than a table shows. */
const IDENTIFIERS = 600;

const gin: ReplayedService = {
  name: 'go-gin-prometheus',
  families: [
    ...go(),
    counter('gin_requests_total', (flow) =>
      rawPaths(flow, IDENTIFIERS).map((url) => ({
        code: statusCode(flow),
        handler: 'main.serve',
        host: 'localhost:8080',
        method: method(flow),
        url,
      })),
    ),
    // A summary without quantiles, of which only the mean is known.
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
    counter('chi_requests_total', (flow) => ({
      code: statusCode(flow),
      method: method(flow),
      path: route(flow),
      service: 'orders',
    })),
    millisecondHistogram(
      'chi_request_duration_milliseconds',
      [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000],
      (flow) => ({
        code: statusCode(flow),
        method: method(flow),
        path: route(flow),
        service: 'orders',
      }),
    ),
  ],
  expected: {
    requests: 'chi_requests_total',
    endpoint: 'path',
    failures: byStatus('code'),
    duration: inMilliseconds('chi_request_duration_milliseconds', 'path'),
    inProgress: null,
  },
};

const RPC_NAMES: Readonly<Record<string, string>> = {
  '/orders/:id': 'GetOrder',
  '/products': 'ListProducts',
  '/orders': 'CreateOrder',
  '/search': 'Search',
};
const UNUSED_CODES = ['Canceled', 'Unavailable', 'DataLoss', 'PermissionDenied'];
const RPC = { grpc_service: 'shop.Orders', grpc_type: 'unary' };
const rpcName = (path: string): string => RPC_NAMES[path] ?? path;

const grpc: ReplayedService = {
  name: 'grpc-go',
  families: [
    ...go(),
    startedCounter('grpc_server_started_total', { ...RPC, grpc_method: 'GetOrder' }),
    counter('grpc_server_handled_total', (flow) => ({
      ...RPC,
      grpc_method: rpcName(route(flow)),
      grpc_code: grpcCode(flow),
    })),
    // The library exposes every code of every method as zero before it occurs.
    ...UNUSED_CODES.map((code) =>
      rising('grpc_server_handled_total', 0, { ...RPC, grpc_method: 'GetOrder', grpc_code: code }),
    ),
    histogram('grpc_server_handling_seconds', USUAL_EDGES, (flow) => ({ ...RPC, grpc_method: rpcName(route(flow)) })),
    // A long-lived stream, and health checks.
    ...[
      { ...RPC, grpc_type: 'server_stream', grpc_method: 'GetOrder' },
      { grpc_service: 'grpc.health.v1.Health', grpc_type: 'unary', grpc_method: 'Check' },
    ].flatMap((call) => [
      ...['10', '+Inf'].map((le) =>
        rising('grpc_server_handling_seconds_bucket', le === '10' ? 0 : 7, { ...call, le }),
      ),
      rising('grpc_server_handling_seconds_count', 7, call),
      rising('grpc_server_handling_seconds_sum', 700, call),
    ]),
    rising('grpc_server_started_total', 7, {
      grpc_service: 'grpc.health.v1.Health',
      grpc_type: 'unary',
      grpc_method: 'Check',
    }),
    rising('grpc_server_handled_total', 5, {
      grpc_service: 'grpc.health.v1.Health',
      grpc_type: 'unary',
      grpc_method: 'Check',
      grpc_code: 'OK',
    }),
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

/** Two gRPC services in one process, which both have a method `Get`. */
export const grpcServices: ReplayedService = {
  name: 'grpc-go-two-services',
  families: [
    ...go(),
    startedCounter('grpc_server_started_total', { ...RPC, grpc_method: 'Get' }),
    counter('grpc_server_handled_total', rpcLabels),
    histogram('grpc_server_handling_seconds', USUAL_EDGES, rpcLabels),
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

export const GO: readonly ReplayedService[] = [promhttp, gin, chi, grpc];
