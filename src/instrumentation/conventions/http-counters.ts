import type { Convention } from './convention';
import { OTHER_ENDPOINTS, OTHER_STATUSES } from './plain-labels';

const ENDPOINT = ['route', 'handler', 'path', 'endpoint', 'uri', 'url', ...OTHER_ENDPOINTS];
const STATUS = ['status_code', 'status', 'code', ...OTHER_STATUSES];

/** A counter with a status label and a histogram: many libraries, which differ only in the names of their labels. */
const common = {
  requests: { metric: 'http_requests_total', endpoint: ENDPOINT, method: ['method'] },
  errors: { labels: STATUS },
  durations: [
    { base: 'http_request_duration_seconds', unit: 'seconds', endpoint: ENDPOINT },
    { base: 'http_requests_duration_seconds', unit: 'seconds', endpoint: ENDPOINT },
    { base: 'http_request_duration_milliseconds', unit: 'milliseconds', endpoint: ENDPOINT },
    { base: 'http_request_duration_ms', unit: 'milliseconds', endpoint: ENDPOINT },
  ],
  inProgress: [
    { metric: 'http_requests_in_progress' },
    { metric: 'http_requests_in_flight' },
    { metric: 'http_requests_inprogress' },
    { metric: 'http_requests_pending' },
  ],
} satisfies Omit<Convention, 'name'>;

export const httpCounters: readonly Convention[] = [
  { ...common, name: '@hono/prometheus', toldByLabels: ['ok', 'route', 'status'] },
  { ...common, name: 'promhttp of Go', toldByLabels: ['code', 'handler'] },
  { ...common, name: 'http_requests_total with a status label' },
];
