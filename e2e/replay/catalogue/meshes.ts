import { type Labels, type Naming, counter, millisecondHistogram, rising } from '../family';
import { type ReplayedService, byStatus, byWord, inMilliseconds } from '../replayed-service';
import { native } from '../runtimes';
import type { Flow } from '../traffic';
import { upstreamName, statusCode } from '../label-values';
import { MILLISECOND_EDGES } from './edges';

/** Source and destination both report each request. */
const bothSides =
  (labels: (flow: Flow) => Labels): Naming =>
  (flow) => [
    { reporter: 'destination', ...labels(flow) },
    { reporter: 'source', ...labels(flow) },
  ];

const istioLabels = (flow: Flow): Labels => ({
  destination_service_name: upstreamName(flow),
  destination_workload: 'orders',
  request_protocol: 'http',
  response_code: statusCode(flow),
});

const istio: ReplayedService = {
  name: 'istio',
  families: [
    ...native(),
    // times = 2, because a flow is divided between its two series and each side counts it in full.
    counter('istio_requests_total', bothSides(istioLabels), 2),
    millisecondHistogram('istio_request_duration_milliseconds', MILLISECOND_EDGES, bothSides(istioLabels), 2),
    rising('istio_request_bytes_sum', 3000, { reporter: 'destination' }),
    rising('istio_request_bytes_count', 10, { reporter: 'destination' }),
  ],
  expected: {
    requests: 'istio_requests_total',
    endpoint: ['destination_service_name', 'destination_workload'],
    failures: byStatus('response_code'),
    duration: inMilliseconds('istio_request_duration_milliseconds', 'destination_service_name'),
    inProgress: null,
  },
};

/** A gateway only reports as source. */
const istioGateway: ReplayedService = {
  ...istio,
  name: 'istio-gateway',
  families: [
    counter('istio_requests_total', (flow) => ({ reporter: 'source', ...istioLabels(flow) })),
    millisecondHistogram('istio_request_duration_milliseconds', MILLISECOND_EDGES, (flow) => ({
      reporter: 'source',
      ...istioLabels(flow),
    })),
  ],
};

const linkerdLabels = (flow: Flow): Labels => ({ direction: 'inbound', deployment: upstreamName(flow), tls: 'true' });
const outbound = { direction: 'outbound', dst_deployment: 'database', tls: 'true' };

const linkerd: ReplayedService = {
  name: 'linkerd',
  families: [
    ...native(),
    counter('request_total', linkerdLabels),
    counter('response_total', (flow) => ({
      ...linkerdLabels(flow),
      classification: flow.outcome === 'failed' ? 'failure' : 'success',
      status_code: statusCode(flow),
    })),
    millisecondHistogram('response_latency_ms', MILLISECOND_EDGES, (flow) => ({
      ...linkerdLabels(flow),
      status_code: statusCode(flow),
    })),
    rising('request_total', 25, outbound),
    rising('response_total', 25, { ...outbound, classification: 'success', status_code: '200' }),
    rising('response_latency_ms_bucket', 25, { ...outbound, status_code: '200', le: '5' }),
    rising('response_latency_ms_bucket', 25, { ...outbound, status_code: '200', le: '+Inf' }),
    rising('response_latency_ms_count', 25, { ...outbound, status_code: '200' }),
    rising('response_latency_ms_sum', 50, { ...outbound, status_code: '200' }),
  ],
  expected: {
    requests: 'response_total',
    endpoint: 'deployment',
    failures: byWord('classification'),
    duration: inMilliseconds('response_latency_ms', 'deployment'),
    inProgress: null,
  },
};

export const MESHES: readonly ReplayedService[] = [istio, istioGateway, linkerd];
