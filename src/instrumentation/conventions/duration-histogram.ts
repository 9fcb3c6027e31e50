import type { Convention } from './convention';
import { OTHER_ENDPOINTS, OTHER_STATUSES } from './plain-labels';

const DURATION = 'http_request_duration_seconds';
const ENDPOINT = ['route', 'path', 'handler', 'endpoint', 'uri', 'url', ...OTHER_ENDPOINTS];

/** One histogram or summary with a status label. Its `_count` is the request counter: there is no other. */
const common = {
  requests: { metric: `${DURATION}_count`, endpoint: ENDPOINT, method: ['method'] },
  errors: { labels: ['status_code', 'code', 'status', ...OTHER_STATUSES] },
  durations: [{ base: DURATION, unit: 'seconds', endpoint: ENDPOINT }],
  // The window that operators of such services use.
  windows: { cpu: 120 },
} satisfies Omit<Convention, 'name'>;

export const durationHistogram: readonly Convention[] = [
  { ...common, name: 'fastify-metrics', toldBy: ['http_request_summary_seconds_count'] },
  { ...common, name: 'prometheus-api-metrics', toldByLabels: ['route', 'code'] },
  { ...common, name: 'express-prom-bundle', toldByLabels: ['path', 'status_code'] },
  { ...common, name: 'one duration histogram by route and status code' },
];
