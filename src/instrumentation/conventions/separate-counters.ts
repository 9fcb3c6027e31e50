import type { Convention } from './convention';

const ENDPOINT = ['endpoint', 'route', 'path', 'handler'];

/**
 * A request counter by `endpoint`, and failures counted by counters of their own instead of a status label. Those of
 * 4xx and the histogram often have no label for it.
 */
export const separateCounters: Convention = {
  name: 'separate counters for 4xx and 5xx',
  requests: { metric: 'http_requests_total', endpoint: ENDPOINT, method: ['method'] },
  // A counter that was never incremented is absent, so a healthy service may show neither of the error counters: the
  // in-progress gauge, which is always there, tells this convention from others that use the same request counter.
  toldBy: ['http_requests_5xx_total', 'http_requests_4xx_total', 'http_requests_in_progress'],
  errors: { serverErrors: { metric: 'http_requests_5xx_total' }, clientErrors: { metric: 'http_requests_4xx_total' } },
  durations: [{ base: 'http_request_duration_seconds', unit: 'seconds', endpointIfSeen: ENDPOINT }],
  inProgress: [{ metric: 'http_requests_in_progress' }],
};
