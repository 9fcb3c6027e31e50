import type { Convention } from './convention';

/** The request metrics of Loki, Mimir, Tempo and Cortex, which share a library. */
const grafanaStack = (program: string): Convention => ({
  name: `${program} itself`,
  role: 'infrastructure',
  requests: { metric: `${program}_request_duration_seconds_count`, endpoint: ['route'], method: ['method'] },
  errors: { labels: ['status_code'] },
  durations: [{ base: `${program}_request_duration_seconds`, unit: 'seconds', endpoint: ['route'] }],
  inProgress: [{ metric: `${program}_inflight_requests` }],
});

/** Monitoring and infrastructure: shown when chosen, but never the service that the page opens on. */
export const monitoring: readonly Convention[] = [
  {
    name: 'Prometheus itself',
    role: 'infrastructure',
    requests: { metric: 'prometheus_http_requests_total', endpoint: ['handler'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'prometheus_http_request_duration_seconds', unit: 'seconds', endpoint: ['handler'] }],
  },
  {
    name: 'Alertmanager itself',
    role: 'infrastructure',
    requests: { metric: 'alertmanager_http_request_duration_seconds_count', endpoint: ['handler'], method: ['method'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'alertmanager_http_request_duration_seconds', unit: 'seconds', endpoint: ['handler'] }],
    inProgress: [{ metric: 'alertmanager_http_requests_in_flight' }],
  },
  {
    name: 'VictoriaMetrics itself',
    role: 'infrastructure',
    requests: { metric: 'vm_http_requests_total', endpoint: ['path'] },
    errors: { serverErrors: { metric: 'vm_http_request_errors_total' }, clientErrors: null },
    durations: [
      { base: 'vm_request_duration_seconds', unit: 'seconds', endpoint: ['path'] },
      { base: 'vm_http_request_duration_seconds', unit: 'seconds', endpoint: ['path'] },
    ],
  },
  {
    name: 'Grafana itself',
    role: 'infrastructure',
    requests: { metric: 'grafana_http_request_duration_seconds_count', endpoint: ['handler'], method: ['method'] },
    errors: { labels: ['status_code', 'code'] },
    durations: [{ base: 'grafana_http_request_duration_seconds', unit: 'seconds', endpoint: ['handler'] }],
    inProgress: [{ metric: 'grafana_http_request_in_flight' }],
  },
  {
    name: 'Kubernetes API server',
    role: 'infrastructure',
    requests: { metric: 'apiserver_request_total', endpoint: ['resource'], method: ['verb'] },
    errors: { labels: ['code'] },
    durations: [
      // A watch lasts minutes by design.
      {
        base: 'apiserver_request_duration_seconds',
        unit: 'seconds',
        endpoint: ['resource'],
        matchers: [{ name: 'verb', op: '!~', value: 'WATCH|CONNECT' }],
      },
    ],
    inProgress: [{ metric: 'apiserver_current_inflight_requests' }],
    warnings: ['Durations leave out WATCH and CONNECT, which last minutes by design.'],
  },
  ...['loki', 'cortex', 'tempo'].map(grafanaStack),
];
