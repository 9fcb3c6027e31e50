import type { Convention } from './convention';

const REQUESTS = 'http_requests_total';
const SERVER_ERRORS = 'http_requests_5xx_total';
const CLIENT_ERRORS = 'http_requests_4xx_total';
const IN_PROGRESS = 'http_requests_in_progress';
const DURATION = 'http_request_duration_seconds';

/**
 * A request counter by `endpoint`, and failures counted by counters of their own instead of a status label. The histogram has no label
 * but `le`, so latency cannot be split by endpoint.
 */
export const separateCounters: Convention = {
  metrics: [REQUESTS, SERVER_ERRORS, CLIENT_ERRORS, IN_PROGRESS, `${DURATION}_bucket`],
  recognise: (exposed) => {
    // A counter that was never incremented is absent, so a healthy service may show neither of the error counters: the in-progress
    // gauge, which is always there, tells this convention from others that use the same request counter.
    const told = exposed.has(SERVER_ERRORS) || exposed.has(CLIENT_ERRORS) || exposed.has(IN_PROGRESS);
    if (!exposed.has(REQUESTS) || !told) return null;
    return {
      convention: 'separate counters for 4xx and 5xx',
      requests: { metric: REQUESTS, endpoint: 'endpoint' },
      errors: {
        source: { kind: 'separate-counters', serverErrors: SERVER_ERRORS, clientErrors: CLIENT_ERRORS },
        endpoint: 'endpoint',
        clientEndpoint: null,
      },
      inProgress: exposed.has(IN_PROGRESS) ? IN_PROGRESS : null,
      duration: exposed.has(`${DURATION}_bucket`) ? { base: DURATION, endpoint: null } : null,
      windows: { traffic: 60, errors: 300, latency: 300, cpu: 60 },
    };
  },
};
