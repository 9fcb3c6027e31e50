import type { Convention } from './convention';

const INBOUND = [{ name: 'direction', op: '=', value: 'inbound' }] as const;

const WORKLOAD = ['request_path', 'destination_service_name', 'destination_workload', 'destination_service'];

/** The sidecars of Istio and Linkerd. */
export const serviceMeshes: readonly Convention[] = [
  {
    name: 'Istio',
    requests: { metric: 'istio_requests_total', endpoint: WORKLOAD },
    // Both ends of a connection report the same request. That of the server is preferred; a gateway reports as source
    // only.
    pin: { label: 'reporter', prefer: ['destination', 'waypoint'] },
    errors: { labels: ['response_code'] },
    durations: [{ base: 'istio_request_duration_milliseconds', unit: 'milliseconds', endpoint: WORKLOAD }],
  },
  {
    name: 'Linkerd',
    requests: { metric: 'response_total', matchers: INBOUND, endpoint: ['rt', 'deployment'] },
    toldBy: ['response_latency_ms_count'],
    // Linkerd classifies a 404 as success, so 4xx are told by the code.
    errors: { labels: ['classification'], clientLabels: ['status_code'] },
    durations: [
      { base: 'response_latency_ms', unit: 'milliseconds', matchers: INBOUND, endpoint: ['rt', 'deployment'] },
    ],
    warnings: ['Only inbound requests are counted (direction="inbound").'],
  },
];
