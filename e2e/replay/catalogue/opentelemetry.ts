import {
  counter,
  gauge,
  histogram,
  inProgress,
  type Labels,
  millisecondHistogram,
  type Naming,
  rising,
} from '../family';
import { byStatus, byWord, inMilliseconds, inSeconds, type ReplayedService } from '../replayed-service';
import { node } from '../runtimes';
import { method, resource, route, rpcCode, rpcPlace, statusCode, upperRpcCode } from '../label-values';

const SECOND_EDGES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const MILLISECOND_EDGES = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

const target = gauge('target_info', 1, {
  service_name: 'orders',
  telemetry_sdk_language: 'nodejs',
  telemetry_sdk_version: '2.12.0',
});

/** http_route is only set when a route matched, so a 404 lacks it. */
const stable: Naming = (flow) => ({
  http_request_method: method(flow),
  url_scheme: 'http',
  ...(flow.outcome === 'refused' ? {} : { http_route: route(flow) }),
  http_response_status_code: statusCode(flow),
  ...(flow.outcome === 'failed' ? { error_type: '500' } : {}),
  otel_scope_name: '@opentelemetry/instrumentation-http',
});

const javascript: ReplayedService = {
  name: 'otel-js-new',
  families: [target, histogram('http_server_request_duration', SECOND_EDGES, stable)],
  expected: {
    requests: 'http_server_request_duration_count',
    endpoint: 'http_route',
    failures: byStatus('http_response_status_code'),
    duration: inSeconds('http_server_request_duration', 'http_route'),
    inProgress: null,
  },
};

const oldJavascript: ReplayedService = {
  name: 'otel-js-old',
  families: [
    target,
    millisecondHistogram('http_server_duration', MILLISECOND_EDGES, (flow) => ({
      http_scheme: 'http',
      http_method: method(flow),
      net_host_name: 'localhost',
      http_flavor: '1.1',
      http_status_code: statusCode(flow),
      net_host_port: '3000',
    })),
  ],
  expected: {
    requests: 'http_server_duration_count',
    endpoint: null,
    failures: byStatus('http_status_code'),
    duration: inMilliseconds('http_server_duration', null),
    inProgress: null,
  },
};

const collector: ReplayedService = {
  name: 'otel-collector-new',
  families: [
    histogram('http_server_request_duration_seconds', SECOND_EDGES, (flow) => ({
      http_request_method: method(flow),
      http_route: route(flow),
      http_response_status_code: statusCode(flow),
    })),
    inProgress('http_server_active_requests', { http_request_method: 'GET' }),
  ],
  expected: {
    requests: 'http_server_request_duration_seconds_count',
    endpoint: 'http_route',
    failures: byStatus('http_response_status_code'),
    duration: inSeconds('http_server_request_duration_seconds', 'http_route'),
    inProgress: 'http_server_active_requests',
  },
};

const oldCollector: ReplayedService = {
  name: 'otel-collector-old',
  families: [
    millisecondHistogram('http_server_duration_milliseconds', MILLISECOND_EDGES, (flow) => ({
      http_method: method(flow),
      http_route: route(flow),
      http_status_code: statusCode(flow),
    })),
  ],
  expected: {
    requests: 'http_server_duration_milliseconds_count',
    endpoint: 'http_route',
    failures: byStatus('http_status_code'),
    duration: inMilliseconds('http_server_duration_milliseconds', 'http_route'),
    inProgress: null,
  },
};

/** `qualifier`: the label that distinguishes endpoints of the same `place`. */
const dotted = (name: string, base: string, place = route, qualifier?: string): ReplayedService => ({
  name,
  needs: 'utf-8-names',
  families: [
    histogram(base, [0.05, 0.1, 0.5, 1, 2.5], (flow) => ({
      'http.request.method': method(flow),
      'http.route': place(flow),
      'http.response.status_code': statusCode(flow),
    })),
    inProgress('http.server.active_requests', { 'http.request.method': 'GET' }),
  ],
  expected: {
    requests: `${base}_count`,
    endpoint: 'http.route',
    ...(qualifier === undefined ? {} : { qualifier }),
    failures: byStatus('http.response.status_code'),
    duration: inSeconds(base, 'http.route'),
    inProgress: 'http.server.active_requests',
  },
});

/** GET and POST of one route, distinguished by a label whose name needs quotes. */
export const dottedMethods: ReplayedService = dotted(
  'otel-utf8-several-methods',
  'http.server.request.duration',
  resource,
  'http.request.method',
);

/** A request creates a span at the server and one at the client. */
const SPANS = ['SPAN_KIND_SERVER', 'SPAN_KIND_CLIENT'];

const spans: Naming = (flow) =>
  SPANS.map((kind) => ({
    span_name: route(flow),
    span_kind: kind,
    status_code: flow.outcome === 'failed' ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET',
  }));

export const spanMetrics: ReplayedService = {
  name: 'otel-span-metrics',
  families: [
    counter('traces_span_metrics_calls_total', spans, 2),
    millisecondHistogram('traces_span_metrics_duration_milliseconds', MILLISECOND_EDGES, spans, 2),
  ],
  expected: {
    requests: 'traces_span_metrics_calls_total',
    endpoint: 'span_name',
    failures: byWord('status_code'),
    duration: inMilliseconds('traces_span_metrics_duration_milliseconds', 'span_name'),
    inProgress: null,
  },
};

/** Has no classic series on a server that ingests native histograms. */
export const nativeHistogram: ReplayedService = {
  name: 'native-histogram',
  needs: 'native-histograms',
  families: [
    ...node(),
    {
      kind: 'native-histogram',
      name: 'http_request_duration_seconds',
      naming: (flow) => ({ method: method(flow), route: route(flow), status_code: statusCode(flow) }),
    },
  ],
  expected: {
    requests: 'http_request_duration_seconds',
    endpoint: 'route',
    failures: byStatus('status_code'),
    duration: inSeconds('http_request_duration_seconds', 'route', 'native-histogram'),
    inProgress: null,
  },
};

/** Health checks. */
const healthChecks = (base: string, labels: Labels) => [
  rising(`${base}_bucket`, 5, { ...labels, le: '+Inf' }),
  rising(`${base}_count`, 5, labels),
  rising(`${base}_sum`, 0.01, labels),
];

/** Two gRPC services in one process that both have a method `Get`. `dot` separates the words of label names. */
function calls(name: string, base: string, dot: '_' | '.'): ReplayedService {
  const [served, called, status] = [
    ['rpc', 'service'],
    ['rpc', 'method'],
    ['rpc', 'grpc', 'status_code'],
  ].map((words) => words.join(dot)) as [string, string, string];
  const labels = (service: string, of: string, code: string): Labels => ({
    [`rpc${dot}system`]: 'grpc',
    [served]: service,
    [called]: of,
    [status]: code,
  });
  return {
    name,
    ...(dot === '.' ? { needs: 'utf-8-names' } : {}),
    families: [
      target,
      millisecondHistogram(base, MILLISECOND_EDGES, (flow) =>
        labels(rpcPlace(flow).service, rpcPlace(flow).name, rpcCode(flow)),
      ),
      ...healthChecks(base, labels('grpc.health.v1.Health', 'Check', '0')),
    ],
    expected: {
      requests: `${base}_count`,
      endpoint: called,
      qualifier: served,
      failures: byStatus(status),
      duration: inMilliseconds(base, called),
      inProgress: null,
    },
  };
}

export const rpc = calls('otel-rpc', 'rpc_server_duration_milliseconds', '_');
export const dottedRpc = calls('otel-utf8-rpc', 'rpc.server.duration', '.');

/** In newer semantic conventions the method label contains the service. */
export const qualifiedRpc: ReplayedService = {
  name: 'otel-rpc-new',
  families: [
    target,
    histogram('rpc_server_call_duration_seconds', SECOND_EDGES, (flow) => {
      const { service, name } = rpcPlace(flow);
      return {
        rpc_system_name: 'grpc',
        rpc_method: `${service}/${name}`,
        rpc_response_status_code: upperRpcCode(flow),
      };
    }),
    ...healthChecks('rpc_server_call_duration_seconds', {
      rpc_system_name: 'grpc',
      rpc_method: 'grpc.health.v1.Health/Check',
      rpc_response_status_code: 'OK',
    }),
  ],
  expected: {
    requests: 'rpc_server_call_duration_seconds_count',
    endpoint: 'rpc_method',
    failures: byStatus('rpc_response_status_code'),
    duration: inSeconds('rpc_server_call_duration_seconds', 'rpc_method'),
    inProgress: null,
  },
};

export const OPENTELEMETRY: readonly ReplayedService[] = [
  javascript,
  oldJavascript,
  collector,
  oldCollector,
  // The values NoTranslation and NoUTF8EscapingWithSuffixes of `translation_strategy` in Prometheus 3.
  dotted('otel-utf8-names', 'http.server.request.duration'),
  dotted('otel-utf8-names-with-units', 'http.server.request.duration_seconds'),
];
