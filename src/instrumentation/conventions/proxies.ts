import type { Convention } from './convention';

/** Excludes HAProxy's own exporter and statistics page, which are proxies like the others. */
const SERVING = [{ name: 'proxy', op: '!~', value: '(?i:stats|metrics|prometheus.*|.*exporter)' }] as const;

/** Excludes Envoy's admin interface, and outgoing requests through a sidecar. */
const RECEIVED = [{ name: 'envoy_http_conn_manager_prefix', op: '!~', value: 'admin|(outbound|upstream).*' }] as const;

const traefik = (family: string, endpoint: string): Convention => ({
  name: `Traefik, by ${family}`,
  requests: { metric: `traefik_${family}_requests_total`, endpoint: [endpoint], method: ['method'] },
  errors: { labels: ['code'] },
  durations: [{ base: `traefik_${family}_request_duration_seconds`, unit: 'seconds', endpoint: [endpoint] }],
  inProgress: [{ metric: `traefik_${family}_open_connections` }],
});

/** Proxies and gateways. */
export const proxies: readonly Convention[] = [
  {
    name: 'ingress-nginx',
    requests: { metric: 'nginx_ingress_controller_requests', endpoint: ['ingress', 'path'], method: ['method'] },
    errors: { labels: ['status'] },
    durations: [
      { base: 'nginx_ingress_controller_request_duration_seconds', unit: 'seconds', endpoint: ['ingress', 'path'] },
    ],
  },
  traefik('service', 'service'),
  traefik('router', 'router'),
  traefik('entrypoint', 'entrypoint'),
  {
    name: 'HAProxy',
    requests: { metric: 'haproxy_frontend_http_requests_total', matchers: SERVING, endpoint: ['proxy'] },
    errors: {
      serverErrors: {
        metric: 'haproxy_frontend_http_responses_total',
        matchers: [{ name: 'code', op: '=', value: '5xx' }],
      },
      clientErrors: {
        metric: 'haproxy_frontend_http_responses_total',
        matchers: [{ name: 'code', op: '=', value: '4xx' }],
      },
    },
    durations: [
      {
        base: 'haproxy_backend_total_time_average_seconds',
        unit: 'seconds',
        matchers: SERVING,
        endpoint: ['proxy'],
        isGauge: true,
      },
    ],
    inProgress: [{ metric: 'haproxy_frontend_current_sessions', matchers: SERVING }],
    warnings: ['Durations are means over the last 1024 requests of a backend: HAProxy exposes no histogram.'],
  },
  {
    name: 'Caddy',
    requests: { metric: 'caddy_http_request_duration_seconds_count', endpoint: ['server'], method: ['method'] },
    // Every handler in the chain counts the request again.
    pin: { label: 'handler', prefer: ['subroute'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'caddy_http_request_duration_seconds', unit: 'seconds', endpoint: ['server'] }],
    inProgress: [{ metric: 'caddy_http_requests_in_flight' }],
  },
  {
    name: 'Kong',
    requests: { metric: 'kong_http_requests_total', endpoint: ['route', 'service'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'kong_request_latency_ms', unit: 'milliseconds', endpoint: ['route', 'service'] }],
  },
  {
    name: 'Apache APISIX',
    requests: { metric: 'apisix_http_status', endpoint: ['route', 'service'] },
    errors: { labels: ['code'] },
    // The other types are the parts that the upstream and APISIX itself take.
    durations: [
      {
        base: 'apisix_http_latency',
        unit: 'milliseconds',
        matchers: [{ name: 'type', op: '=', value: 'request' }],
        endpoint: ['route', 'service'],
      },
    ],
  },
  {
    name: 'Envoy',
    requests: {
      metric: 'envoy_http_downstream_rq_xx',
      matchers: RECEIVED,
      endpoint: ['envoy_http_conn_manager_prefix'],
    },
    errors: { labels: ['envoy_response_code_class'] },
    durations: [
      {
        base: 'envoy_http_downstream_rq_time',
        unit: 'milliseconds',
        matchers: RECEIVED,
        endpoint: ['envoy_http_conn_manager_prefix'],
      },
    ],
    inProgress: [{ metric: 'envoy_http_downstream_rq_active', matchers: RECEIVED }],
  },
  {
    name: 'nginx-prometheus-exporter',
    requests: { metric: 'nginx_http_requests_total' },
    inProgress: [{ metric: 'nginx_connections_active' }],
    warnings: ['The status page of nginx counts requests only: it knows neither failures nor durations.'],
  },
];
