import { type Labels, counter, gauge, histogram, inProgress, millisecondHistogram, rising } from '../family';
import { type ReplayedService, byStatus, inMilliseconds, inSeconds } from '../replayed-service';
import { go } from '../runtimes';
import type { Flow } from '../traffic';
import { upstreamName, method, route, statusClass, statusCode, statusDigit } from '../label-values';
import { MILLISECOND_EDGES, USUAL_EDGES } from './edges';

const listener = (name: string): Labels => ({ envoy_http_conn_manager_prefix: name });
const TIMES = 'envoy_http_downstream_rq_time';

/** A sidecar, which also counts outgoing requests and those to its admin interface. */
const envoy: ReplayedService = {
  name: 'envoy',
  families: [
    counter('envoy_http_downstream_rq_xx', (flow) => ({
      ...listener('inbound_0.0.0.0_8080'),
      envoy_response_code_class: statusDigit(flow),
    })),
    millisecondHistogram(TIMES, MILLISECOND_EDGES, () => listener('inbound_0.0.0.0_8080')),
    inProgress('envoy_http_downstream_rq_active', listener('inbound_0.0.0.0_8080')),
    ...['admin', 'outbound_0.0.0.0_80'].flatMap((name) => [
      rising('envoy_http_downstream_rq_xx', 30, { ...listener(name), envoy_response_code_class: '2' }),
      gauge('envoy_http_downstream_rq_active', 9, listener(name)),
      ...['1000', '+Inf'].map((le) => rising(`${TIMES}_bucket`, 30, { ...listener(name), le })),
      rising(`${TIMES}_count`, 30, listener(name)),
      rising(`${TIMES}_sum`, 30_000, listener(name)),
    ]),
  ],
  expected: {
    requests: 'envoy_http_downstream_rq_xx',
    endpoint: 'envoy_http_conn_manager_prefix',
    failures: byStatus('envoy_response_code_class'),
    duration: inMilliseconds(TIMES, 'envoy_http_conn_manager_prefix'),
    inProgress: 'envoy_http_downstream_rq_active',
  },
};

const ingressLabels = (flow: Flow): Labels => ({
  controller_class: 'k8s.io/ingress-nginx',
  host: 'shop.example',
  ingress: upstreamName(flow),
  method: method(flow),
  namespace: 'shop',
  path: route(flow),
  service: 'orders',
  status: statusCode(flow),
});

const ingressNginx: ReplayedService = {
  name: 'ingress-nginx',
  families: [
    ...go(),
    counter('nginx_ingress_controller_requests', ingressLabels),
    histogram('nginx_ingress_controller_request_duration_seconds', USUAL_EDGES, ingressLabels),
    rising('nginx_ingress_controller_response_size_sum', 4000, { ingress: 'get-products' }),
    rising('nginx_ingress_controller_response_size_count', 4, { ingress: 'get-products' }),
    rising('nginx_ingress_controller_nginx_process_requests_total', 14),
  ],
  expected: {
    requests: 'nginx_ingress_controller_requests',
    endpoint: 'ingress',
    failures: byStatus('status'),
    duration: inSeconds('nginx_ingress_controller_request_duration_seconds', 'ingress'),
    inProgress: null,
  },
};

const traefikFamilies = (level: string, label: string, name: (flow: Flow) => string) => [
  counter(`traefik_${level}_requests_total`, (flow) => ({
    code: statusCode(flow),
    method: method(flow),
    protocol: 'http',
    [label]: name(flow),
  })),
  histogram(`traefik_${level}_request_duration_seconds`, [0.1, 0.3, 1.2, 5], (flow) => ({
    code: statusCode(flow),
    method: method(flow),
    protocol: 'http',
    [label]: name(flow),
  })),
];

const traefik: ReplayedService = {
  name: 'traefik',
  families: [
    ...go(),
    ...traefikFamilies('entrypoint', 'entrypoint', () => 'web'),
    ...traefikFamilies('router', 'router', (flow) => `${upstreamName(flow)}@docker`),
    ...traefikFamilies('service', 'service', (flow) => `${upstreamName(flow)}@docker`),
  ],
  expected: {
    requests: 'traefik_service_requests_total',
    endpoint: 'service',
    failures: byStatus('code'),
    duration: inSeconds('traefik_service_request_duration_seconds', 'service'),
    inProgress: null,
  },
};

const haproxyResponses = 'haproxy_frontend_http_responses_total';

const haproxy: ReplayedService = {
  name: 'haproxy',
  families: [
    counter('haproxy_frontend_http_requests_total', () => ({ proxy: 'web' })),
    counter(haproxyResponses, (flow) => ({ proxy: 'web', code: statusClass(flow) })),
    ...['1xx', '3xx', 'other'].map((code) => rising(haproxyResponses, 0, { proxy: 'web', code })),
    // The stats endpoint is a proxy of its own.
    rising('haproxy_frontend_http_requests_total', 0.5, { proxy: 'stats' }),
    rising(haproxyResponses, 0.5, { proxy: 'stats', code: '2xx' }),
    counter('haproxy_backend_http_requests_total', () => ({ proxy: 'api' })),
    counter('haproxy_backend_http_responses_total', (flow) => ({ proxy: 'api', code: statusClass(flow) })),
    { kind: 'mean-gauge', name: 'haproxy_backend_total_time_average_seconds', naming: () => ({ proxy: 'api' }) },
    inProgress('haproxy_frontend_current_sessions', { proxy: 'web' }),
    gauge('haproxy_process_build_info', 1, { version: '2.6.12' }),
  ],
  expected: {
    requests: 'haproxy_frontend_http_requests_total',
    endpoint: 'proxy',
    // A single metric; server and client errors are chosen by fixed label values.
    failures: { by: 'counters', serverErrors: haproxyResponses, clientErrors: haproxyResponses },
    duration: inSeconds('haproxy_backend_total_time_average_seconds', null, 'mean-gauge'),
    inProgress: 'haproxy_frontend_current_sessions',
  },
};

/** Every handler in the chain counts the request. */
const CADDY_HANDLERS = ['subroute', 'reverse_proxy'];
const caddyLabels = (flow: Flow): Labels[] =>
  CADDY_HANDLERS.map((handler) => ({ code: statusCode(flow), handler, method: method(flow), server: 'srv0' }));

const caddy: ReplayedService = {
  name: 'caddy',
  families: [
    ...go(),
    counter('caddy_http_requests_total', () => CADDY_HANDLERS.map((handler) => ({ handler, server: 'srv0' })), 2),
    histogram('caddy_http_request_duration_seconds', USUAL_EDGES, caddyLabels, 2),
    ...CADDY_HANDLERS.map((handler) => inProgress('caddy_http_requests_in_flight', { handler, server: 'srv0' })),
    rising('caddy_admin_http_requests_total', 0.3, {
      handler: 'metrics',
      path: '/metrics',
      code: '200',
      method: 'GET',
    }),
  ],
  expected: {
    requests: 'caddy_http_request_duration_seconds_count',
    endpoint: 'server',
    failures: byStatus('code'),
    duration: inSeconds('caddy_http_request_duration_seconds', 'server'),
    inProgress: 'caddy_http_requests_in_flight',
  },
};

/** Total duration, that of the upstream, and that of APISIX itself. */
const APISIX_TIMES = ['request', 'upstream', 'apisix'];

export const apisix: ReplayedService = {
  name: 'apisix',
  families: [
    counter('apisix_http_status', (flow) => ({ code: statusCode(flow), route: route(flow), node: '10.0.0.1' })),
    millisecondHistogram(
      'apisix_http_latency',
      [1, 5, 20, 50, 100, 300, 1000, 3000, 10_000],
      (flow) => APISIX_TIMES.map((type) => ({ type, route: route(flow) })),
      3,
    ),
    gauge('apisix_http_requests_total', 4000),
  ],
  expected: {
    requests: 'apisix_http_status',
    endpoint: 'route',
    failures: byStatus('code'),
    duration: inMilliseconds('apisix_http_latency', 'route'),
    inProgress: null,
  },
};

const nginx: ReplayedService = {
  name: 'nginx-exporter',
  families: [
    counter('nginx_http_requests_total'),
    inProgress('nginx_connections_active'),
    rising('nginx_connections_accepted', 1),
    gauge('nginx_up', 1),
    gauge('nginxexporter_build_info', 1, { version: '0.11.0' }),
  ],
  expected: {
    requests: 'nginx_http_requests_total',
    endpoint: null,
    failures: null,
    duration: null,
    inProgress: 'nginx_connections_active',
  },
};

export const PROXIES: readonly ReplayedService[] = [envoy, ingressNginx, traefik, haproxy, caddy, nginx];
