import { counter, gauge, histogram, inProgress, rising, summary } from '../family';
import { type ReplayedService, byStatus, inSeconds } from '../replayed-service';
import { go } from '../runtimes';
import { method, route, statusCode } from '../label-values';
import { USUAL_EDGES } from './edges';

const prometheus: ReplayedService = {
  name: 'prometheus-self',
  families: [
    ...go(),
    counter('prometheus_http_requests_total', (flow) => ({ code: statusCode(flow), handler: route(flow) })),
    histogram('prometheus_http_request_duration_seconds', [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120], (flow) => ({
      handler: route(flow),
    })),
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
    histogram('grafana_http_request_duration_seconds', USUAL_EDGES, (flow) => ({
      handler: route(flow),
      method: method(flow),
      status_code: statusCode(flow),
    })),
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

/** WATCH requests, which stay open by design, per second of one instance. */
const WATCHES = 0.02;

const apiserver: ReplayedService = {
  name: 'kube-apiserver',
  families: [
    ...go(),
    counter('apiserver_request_total', (flow) => ({
      verb: method(flow),
      resource: route(flow),
      code: statusCode(flow),
      component: 'apiserver',
    })),
    histogram('apiserver_request_duration_seconds', USUAL_EDGES, (flow) => ({
      verb: method(flow),
      resource: route(flow),
      component: 'apiserver',
    })),
    rising('apiserver_request_duration_seconds_bucket', WATCHES, {
      verb: 'WATCH',
      resource: 'pods',
      component: 'apiserver',
      le: '+Inf',
    }),
    rising('apiserver_request_duration_seconds_count', WATCHES, {
      verb: 'WATCH',
      resource: 'pods',
      component: 'apiserver',
    }),
    rising('apiserver_request_duration_seconds_sum', WATCHES * 300, {
      verb: 'WATCH',
      resource: 'pods',
      component: 'apiserver',
    }),
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

const victoriaMetrics: ReplayedService = {
  name: 'victoriametrics-self',
  families: [
    ...go(),
    counter('vm_http_requests_total', (flow) => ({ path: route(flow) })),
    counter('vm_http_request_errors_total', (flow) => (flow.outcome === 'failed' ? { path: route(flow) } : null)),
    summary('vm_request_duration_seconds', [0.5, 0.9, 0.97, 0.99, 1], (flow) => ({ path: route(flow) })),
    rising('vm_cache_requests_total', 900, { type: 'storage/tsid' }),
    rising('vm_ingestserver_requests_total', 0, { type: 'graphite', name: 'write', net: 'tcp' }),
  ],
  expected: {
    requests: 'vm_http_requests_total',
    endpoint: 'path',
    failures: { by: 'counters', serverErrors: 'vm_http_request_errors_total', clientErrors: null },
    duration: inSeconds('vm_request_duration_seconds', 'path', 'summary'),
    inProgress: null,
  },
};

/** Infrastructure servers that measure their own requests. */
export const INFRASTRUCTURE: readonly ReplayedService[] = [prometheus, grafana, apiserver, victoriaMetrics];
