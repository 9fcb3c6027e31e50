import { describe, expect, it, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { metricsOf } from './convention';
import { CONVENTIONS } from './conventions';

const histogram = (base: string, labels = '') => [
  `${base}_bucket{${labels}}`,
  `${base}_count{${labels}}`,
  `${base}_sum{${labels}}`,
];

/**
 * What a service of each convention exposes, and what its profile must then say: name, counter, endpoint, status label,
 * durations and their unit.
 */
const CASES: readonly [
  string,
  readonly string[],
  readonly [string, string | null, string | null, string | null, string | null],
][] = [
  [
    'separate counters for 4xx and 5xx',
    ['http_requests_total{endpoint="/a"}', 'http_requests_in_progress', ...histogram('http_request_duration_seconds')],
    ['http_requests_total', 'endpoint', 'http_requests_5xx_total', 'classic-histogram', 'seconds'],
  ],
  [
    'one duration histogram by route and status code',
    histogram('http_request_duration_seconds', 'method="GET",route="/a",status_code="200"'),
    ['http_request_duration_seconds_count', 'route', 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'express-prom-bundle',
    histogram('http_request_duration_seconds', 'path="/a",status_code="2xx"'),
    ['http_request_duration_seconds_count', 'path', 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'one duration histogram by route and status code',
    histogram('http_request_duration_seconds', 'status_code="200"'),
    ['http_request_duration_seconds_count', null, 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'fastify-metrics',
    [
      ...histogram('http_request_duration_seconds', 'route="/a",status_code="200"'),
      'http_request_summary_seconds_count',
    ],
    ['http_request_duration_seconds_count', 'route', 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'prometheus-api-metrics',
    histogram('http_request_duration_seconds', 'route="/a",code="200"'),
    ['http_request_duration_seconds_count', 'route', 'code', 'classic-histogram', 'seconds'],
  ],
  [
    '@hono/prometheus',
    [
      'http_requests_total{route="/a",status="200",ok="true"}',
      ...histogram('http_request_duration_seconds', 'route="/a",status="200",ok="true"'),
    ],
    ['http_requests_total', 'route', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'http_requests_total with a status label',
    ['http_requests_total{route="/a",status="2XX"}', ...histogram('http_request_duration_seconds', 'route="/a"')],
    ['http_requests_total', 'route', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'promhttp of Go',
    [
      'http_requests_total{handler="/a",code="200"}',
      ...histogram('http_request_duration_seconds', 'handler="/a"'),
      'http_requests_in_flight',
    ],
    ['http_requests_total', 'handler', 'code', 'classic-histogram', 'seconds'],
  ],
  [
    'prometheus-fastapi-instrumentator',
    [
      'http_requests_total{handler="/a",status="2xx"}',
      ...histogram('http_request_duration_highr_seconds'),
      ...histogram('http_request_duration_seconds', 'handler="/a"'),
    ],
    ['http_requests_total', 'handler', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'starlette-exporter',
    [
      'starlette_requests_total{path="/a",status_code="200"}',
      ...histogram('starlette_request_duration_seconds', 'path="/a"'),
    ],
    ['starlette_requests_total', 'path', 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'prometheus-flask-exporter',
    histogram('flask_http_request_duration_seconds', 'path="/a",status="200"'),
    ['flask_http_request_duration_seconds_count', 'path', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'django-prometheus',
    [
      'django_http_responses_total_by_status_view_method_total{status="200",view="v"}',
      'django_http_responses_total_by_status_total{status="200"}',
      ...histogram('django_http_requests_latency_including_middlewares_seconds'),
    ],
    ['django_http_responses_total_by_status_view_method_total', 'view', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'yabeda-rails',
    [
      'rails_requests_total{controller="c",action="a",status="200"}',
      ...histogram('rails_request_duration_seconds', 'controller="c"'),
    ],
    ['rails_requests_total', 'controller', 'status', 'classic-histogram', 'seconds'],
  ],
  [
    'prometheus-net',
    [
      'http_requests_received_total{endpoint="/a",code="200"}',
      ...histogram('http_request_duration_seconds', 'endpoint="/a",code="200"'),
    ],
    ['http_requests_received_total', 'endpoint', 'code', 'classic-histogram', 'seconds'],
  ],
  [
    'OpenTelemetry, stable semantic conventions',
    histogram('http_server_request_duration_seconds', 'http_route="/a",http_response_status_code="200"'),
    [
      'http_server_request_duration_seconds_count',
      'http_route',
      'http_response_status_code',
      'classic-histogram',
      'seconds',
    ],
  ],
  [
    'OpenTelemetry, semantic conventions before 2023 without a unit in the name',
    histogram('http_server_duration', 'http_status_code="200"'),
    ['http_server_duration_count', null, 'http_status_code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'OpenTelemetry, stable semantic conventions with dots and without a unit in the name',
    histogram('http.server.request.duration', 'http.route="/a",http.response.status_code="200"'),
    ['http.server.request.duration_count', 'http.route', 'http.response.status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'OpenTelemetry, stable semantic conventions with dots',
    histogram('http.server.request.duration_seconds', 'http.route="/a",http.response.status_code="200"'),
    [
      'http.server.request.duration_seconds_count',
      'http.route',
      'http.response.status_code',
      'classic-histogram',
      'seconds',
    ],
  ],
  // VictoriaMetrics with -opentelemetry.convertMetricNamesToPrometheus.
  [
    'OpenTelemetry, stable semantic conventions',
    histogram('http_server_request_duration_seconds', 'http.route="/a",http.response.status_code="200"'),
    [
      'http_server_request_duration_seconds_count',
      'http.route',
      'http.response.status_code',
      'classic-histogram',
      'seconds',
    ],
  ],
  [
    'OpenTelemetry, semantic conventions before 2023 with dots',
    histogram('http.server.duration_milliseconds', 'http.target="/a",http.status_code="200"'),
    ['http.server.duration_milliseconds_count', 'http.target', 'http.status_code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'OpenTelemetry, semantic conventions before 2023 with dots and without a unit in the name',
    ['http.server.duration{http.route="/a",http.status_code="200"}'],
    ['http.server.duration', 'http.route', 'http.status_code', 'native-histogram', 'milliseconds'],
  ],
  [
    'OpenTelemetry, remote calls with dots and without a unit in the name',
    histogram('rpc.server.call.duration', 'rpc.method="a.B/Get",rpc.response.status_code="OK"'),
    ['rpc.server.call.duration_count', 'rpc.method', 'rpc.response.status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'OpenTelemetry, remote calls before 1.38 with dots',
    histogram('rpc.server.duration_milliseconds', 'rpc.service="a.B",rpc.method="Get",rpc.grpc.status_code="0"'),
    [
      'rpc.server.duration_milliseconds_count',
      'rpc.method',
      'rpc.grpc.status_code',
      'classic-histogram',
      'milliseconds',
    ],
  ],
  [
    'OpenTelemetry, counts of spans',
    [
      'traces_span_metrics_calls_total{span_name="GET /a",span_kind="SPAN_KIND_SERVER",status_code="STATUS_CODE_ERROR"}',
      ...histogram('traces_span_metrics_duration_milliseconds', 'span_name="GET /a"'),
    ],
    ['traces_span_metrics_calls_total', 'span_name', 'status_code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'OpenTelemetry, counts of spans with dots',
    [
      'traces.span.metrics.calls_total{span.name="GET /a",span.kind="SPAN_KIND_SERVER",status.code="STATUS_CODE_ERROR"}',
      ...histogram('traces.span.metrics.duration_milliseconds', 'span.name="GET /a"'),
    ],
    ['traces.span.metrics.calls_total', 'span.name', 'status.code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'Tempo, counts of spans',
    [
      'traces_spanmetrics_calls_total{span_name="GET /a",span_kind="SPAN_KIND_SERVER",status_code="STATUS_CODE_UNSET"}',
      ...histogram('traces_spanmetrics_latency', 'span_name="GET /a"'),
    ],
    ['traces_spanmetrics_calls_total', 'span_name', 'status_code', 'classic-histogram', 'seconds'],
  ],
  [
    'Micrometer (Spring Boot, Quarkus)',
    [
      'http_server_requests_seconds_count{uri="/a",outcome="SUCCESS"}',
      'http_server_requests_seconds_sum{uri="/a",outcome="SUCCESS"}',
    ],
    ['http_server_requests_seconds_count', 'uri', 'outcome', 'sum-and-count', 'seconds'],
  ],
  [
    'go-gin-prometheus',
    [
      'gin_requests_total{url="/a",code="200"}',
      'gin_request_duration_seconds_count',
      'gin_request_duration_seconds_sum',
    ],
    ['gin_requests_total', 'url', 'code', 'sum-and-count', 'seconds'],
  ],
  [
    'chi-prometheus',
    ['chi_requests_total{path="/a",code="200"}', ...histogram('chi_request_duration_milliseconds', 'path="/a"')],
    ['chi_requests_total', 'path', 'code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'gRPC server interceptors',
    [
      'grpc_server_handled_total{grpc_method="Get",grpc_code="OK"}',
      'grpc_server_handled_total{grpc_method="Get",grpc_code="Internal"}',
    ],
    ['grpc_server_handled_total', 'grpc_method', 'grpc_code', null, null],
  ],
  [
    'OpenTelemetry, remote calls',
    histogram('rpc_server_call_duration_seconds', 'rpc_method="a.B/Get",rpc_response_status_code="OK"'),
    [
      'rpc_server_call_duration_seconds_count',
      'rpc_method',
      'rpc_response_status_code',
      'classic-histogram',
      'seconds',
    ],
  ],
  [
    'OpenTelemetry, remote calls before 1.38 without a unit in the name',
    histogram('rpc_server_duration', 'rpc_service="a.B",rpc_method="Get",rpc_grpc_status_code="0"'),
    ['rpc_server_duration_count', 'rpc_method', 'rpc_grpc_status_code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'gRPC itself, with OpenTelemetry',
    histogram('grpc_server_call_duration_seconds', 'grpc_method="a.B/Get",grpc_status="OK"'),
    ['grpc_server_call_duration_seconds_count', 'grpc_method', 'grpc_status', 'classic-histogram', 'seconds'],
  ],
  [
    'Istio',
    [
      'istio_requests_total{reporter="source",response_code="200"}',
      ...histogram('istio_request_duration_milliseconds', 'reporter="source"'),
    ],
    ['istio_requests_total', null, 'response_code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'Linkerd',
    [
      'response_total{direction="inbound",classification="success",rt="/a"}',
      ...histogram('response_latency_ms', 'direction="inbound",rt="/a"'),
    ],
    ['response_total', 'rt', 'classification', 'classic-histogram', 'milliseconds'],
  ],
  [
    'ingress-nginx',
    ['nginx_ingress_controller_requests{ingress="i",status="200"}'],
    ['nginx_ingress_controller_requests', 'ingress', 'status', null, null],
  ],
  [
    'HAProxy',
    [
      'haproxy_frontend_http_requests_total{proxy="web"}',
      'haproxy_frontend_http_responses_total{proxy="web",code="5xx"}',
      'haproxy_backend_total_time_average_seconds{proxy="web"}',
    ],
    ['haproxy_frontend_http_requests_total', 'proxy', 'haproxy_frontend_http_responses_total', 'mean-gauge', 'seconds'],
  ],
  [
    'Apache APISIX',
    ['apisix_http_status{route="r",code="200"}', ...histogram('apisix_http_latency', 'route="r",type="request"')],
    ['apisix_http_status', 'route', 'code', 'classic-histogram', 'milliseconds'],
  ],
  [
    'Envoy',
    ['envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="in"}'],
    ['envoy_http_downstream_rq_xx', 'envoy_http_conn_manager_prefix', 'envoy_response_code_class', null, null],
  ],
  ['nginx-prometheus-exporter', ['nginx_http_requests_total'], ['nginx_http_requests_total', null, null, null, null]],
  [
    'VictoriaMetrics itself',
    [
      'vm_http_requests_total{path="/a"}',
      'vm_http_request_errors_total{path="/a"}',
      'vm_request_duration_seconds{path="/a",quantile="0.97"}',
      'vm_request_duration_seconds_count',
    ],
    ['vm_http_requests_total', 'path', 'vm_http_request_errors_total', 'summary', 'seconds'],
  ],
  [
    'Kubernetes API server',
    [
      'apiserver_request_total{resource="pods",code="200"}',
      ...histogram('apiserver_request_duration_seconds', 'resource="pods"'),
    ],
    ['apiserver_request_total', 'resource', 'code', 'classic-histogram', 'seconds'],
  ],
  [
    'Prometheus itself',
    [
      'prometheus_http_requests_total{handler="/a",code="200"}',
      'prometheus_http_request_duration_seconds{handler="/a"}',
    ],
    ['prometheus_http_requests_total', 'handler', 'code', 'native-histogram', 'seconds'],
  ],
];

test.each(CASES)('recognises %s', (name, series, [counter, endpoint, status, durations, unit]) => {
  const { recognition, requests, errors, duration } = profileOf(inspected(series));
  const told =
    errors?.source.kind === 'status-label' ? errors.source.serverError.label : errors?.source.serverErrors.metric;
  expect([recognition.kind, recognition.name]).toEqual(['convention', name]);
  expect([requests?.metric, requests?.endpoint, told ?? null, duration?.kind ?? null, duration?.unit ?? null]).toEqual([
    counter,
    endpoint,
    status,
    durations,
    unit,
  ]);
});

describe('every convention', () => {
  it('has a name of its own', () => {
    const names = CONVENTIONS.map((convention) => convention.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(CONVENTIONS.map((convention) => [convention.name, convention] as const))(
    '%s reads what it asks for',
    (_, convention) => {
      expect(metricsOf(convention)).toContain(convention.requests.metric);
      for (const { base } of convention.durations ?? []) expect(metricsOf(convention)).toContain(`${base}_count`);
    },
  );
});

describe('words of a status', () => {
  const patternOf = (series: readonly string[]) => {
    const source = profileOf(inspected(series)).errors?.source;
    return source?.kind === 'status-label' ? [source.serverError.pattern, source.clientError?.label ?? null] : null;
  };

  it.each([
    ['codes', ['http_requests_total{status="200"}', 'http_requests_total{status="503"}'], ['5..', 'status']],
    ['classes', ['http_requests_total{status="2XX"}'], ['5..', 'status']],
    ['digits', ['envoy_http_downstream_rq_xx{envoy_response_code_class="2"}'], ['5', 'envoy_response_code_class']],
    ['outcomes', ['http_server_requests_seconds_count{outcome="SUCCESS"}'], ['SERVER_ERROR', 'outcome']],
  ])('are known for %s', (_, series, expected) => {
    expect(patternOf(series)).toEqual(expected);
  });

  it('of a mesh leave the faults of clients to the code, where there is one', () => {
    const series = [
      'response_total{direction="inbound",classification="failure",status_code="500"}',
      'response_latency_ms_count{direction="inbound"}',
    ];
    expect(patternOf(series)?.[1]).toBe('status_code');
    expect(patternOf(series.map((text) => text.replace(',status_code="500"', '')))?.[1]).toBeNull();
  });
});

describe('counters of their own for failures', () => {
  const HISTOGRAM = histogram('http_request_duration_seconds');
  const endpointsOf = (...series: string[]) => {
    const { requests, errors, duration } = profileOf(inspected(series));
    return [requests?.endpoint, errors?.endpoint, errors?.clientEndpoint, duration?.endpoint];
  };

  it('tell endpoints apart by the label of requests, and so do durations where they have it', () => {
    const [REQUESTS, FAILED, REFUSED] = [
      'http_requests_total{route="/a"}',
      'http_requests_5xx_total{route="/a"}',
      'http_requests_4xx_total{route="/a"}',
    ] as const;
    expect(endpointsOf(REQUESTS, FAILED, REFUSED, ...histogram('http_request_duration_seconds', 'route="/a"'))).toEqual(
      ['route', 'route', 'route', 'route'],
    );
    expect(endpointsOf(REQUESTS, FAILED, REFUSED, ...HISTOGRAM)).toEqual(['route', 'route', 'route', null]);
  });

  it('tell none apart where they do not have it, each for itself', () => {
    expect(
      endpointsOf(
        'http_requests_total{endpoint="/a"}',
        'http_requests_5xx_total{endpoint="/a"}',
        'http_requests_4xx_total',
        ...HISTOGRAM,
      ),
    ).toEqual(['endpoint', 'endpoint', null, null]);
    expect(endpointsOf('http_requests_total{endpoint="/a"}', 'http_requests_5xx_total', ...HISTOGRAM)).toEqual([
      'endpoint',
      null,
      'endpoint',
      null,
    ]);
  });

  it('are taken to have it while nothing ever failed', () => {
    expect(endpointsOf('http_requests_total{endpoint="/a"}', 'http_requests_in_progress', ...HISTOGRAM)).toEqual([
      'endpoint',
      'endpoint',
      'endpoint',
      null,
    ]);
  });
});

describe('what is no request to the service is not read', () => {
  const read = (...series: string[]) => {
    const { requests, duration } = profileOf(inspected(series));
    return [requests?.matchers, duration?.matchers].map((matchers) =>
      matchers?.map(({ name, op, value }) => `${name}${op}${value}`).join(),
    );
  };
  const mesh = (...reporters: string[]) =>
    read(
      ...reporters.flatMap((reporter) => [
        `istio_requests_total{reporter="${reporter}",response_code="200"}`,
        ...histogram('istio_request_duration_milliseconds', `reporter="${reporter}"`),
      ]),
    );

  it('of both ends of a connection in a mesh the one that served is read, and where only one reports, that one', () => {
    expect(mesh('source', 'destination')).toEqual(['reporter=destination', 'reporter=destination']);
    expect(mesh('source', 'waypoint')).toEqual(['reporter=waypoint', 'reporter=waypoint']);
    expect(mesh('source')).toEqual(['', '']);
  });

  it('what goes out through the Envoy beside a service is not what it receives', () => {
    const received = 'envoy_http_conn_manager_prefix!~admin|(outbound|upstream).*';
    expect(
      read(
        'envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="in"}',
        ...histogram('envoy_http_downstream_rq_time'),
      ),
    ).toEqual([received, received]);
  });

  it('health checks of gRPC are no traffic, and how long a stream lasts is no duration', () => {
    const served = 'grpc_service!~grpc[.].*';
    expect(read('grpc_server_handled_total{grpc_code="OK"}', ...histogram('grpc_server_handling_seconds'))).toEqual([
      served,
      `${served},grpc_type!~(?i).*stream.*`,
    ]);
    expect(read(...histogram('rpc_server_duration_milliseconds', 'rpc_grpc_status_code="0"'))).toEqual([
      'rpc_service!~grpc[.].*',
      'rpc_service!~grpc[.].*',
    ]);
    expect(read(...histogram('rpc_server_call_duration_seconds', 'rpc_response_status_code="OK"'))).toEqual([
      'rpc_method!~grpc[.].*',
      'rpc_method!~grpc[.].*',
    ]);
  });
});
