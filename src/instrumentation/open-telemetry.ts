import type { Convention } from './convention';

const ACTIVE = [{ metric: 'http_server_active_requests' }];
const OLD_ENDPOINT = ['http_route', 'http_target'];

/** `base` with its `_count` as the counter; the names differ by version of the semantic conventions and by who translated them. */
const since2023 = (base: string): Omit<Convention, 'name'> => ({
  requests: { metric: `${base}_count`, endpoint: ['http_route'], method: ['http_request_method'] },
  errors: { labels: ['http_response_status_code'] },
  durations: [{ base, unit: 'seconds', endpoint: ['http_route'] }],
  inProgress: ACTIVE,
});

const before2023 = (base: string): Omit<Convention, 'name'> => ({
  requests: { metric: `${base}_count`, endpoint: OLD_ENDPOINT, method: ['http_method'] },
  errors: { labels: ['http_status_code'] },
  durations: [{ base, unit: 'milliseconds', endpoint: OLD_ENDPOINT }],
  inProgress: ACTIVE,
});

const UTF8_ENDPOINT = ['http.route'];

/** OpenTelemetry, in the order from new to old. That `http_server_request_duration` is in seconds and `http_server_duration` in milliseconds is in no name. */
export const openTelemetry: readonly Convention[] = [
  { ...since2023('http_server_request_duration_seconds'), name: 'OpenTelemetry, stable semantic conventions' },
  { ...since2023('http_server_request_duration'), name: 'OpenTelemetry, stable semantic conventions without a unit in the name' },
  {
    name: 'OpenTelemetry with its own names',
    requests: { metric: 'http.server.request.duration_count', endpoint: UTF8_ENDPOINT, method: ['http.request.method'] },
    errors: { labels: ['http.response.status_code'] },
    durations: [{ base: 'http.server.request.duration', unit: 'seconds', endpoint: UTF8_ENDPOINT }],
    inProgress: [{ metric: 'http.server.active_requests' }],
  },
  { ...before2023('http_server_duration_milliseconds'), name: 'OpenTelemetry, semantic conventions before 2023' },
  { ...before2023('http_server_duration'), name: 'OpenTelemetry, semantic conventions before 2023 without a unit in the name' },
];
