import type { Convention } from './convention';

const DURATION = 'http_request_duration_seconds';

/**
 * One histogram by `method`, `route` and `status_code`, as Fastify services with prom-client expose it. Its `_count` is the request
 * counter: there is no other.
 */
export const durationHistogram: Convention = {
  metrics: [`${DURATION}_count`, `${DURATION}_bucket`],
  recognise: (exposed) => {
    if (!exposed.has(`${DURATION}_count`)) return null;
    return {
      convention: 'one duration histogram by route and status code',
      requests: { metric: `${DURATION}_count`, endpoint: 'route' },
      errors: {
        source: { kind: 'status-label', metric: `${DURATION}_count`, label: 'status_code', serverError: '5..', clientError: '4..' },
        endpoint: 'route',
        clientEndpoint: 'route',
      },
      inProgress: null,
      duration: exposed.has(`${DURATION}_bucket`) ? { base: DURATION, endpoint: 'route' } : null,
      windows: { traffic: 60, errors: 300, latency: 300, cpu: 120 },
    };
  },
};
