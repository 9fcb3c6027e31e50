import type { Convention } from './convention';

const ENDPOINT = ['endpoint', 'controller', 'action'];

/** prometheus-net. The metrics that ASP.NET Core has built in are those of OpenTelemetry. */
export const dotnet: Convention = {
  name: 'prometheus-net',
  requests: { metric: 'http_requests_received_total', endpoint: ENDPOINT, method: ['method'] },
  errors: { labels: ['code'] },
  durations: [{ base: 'http_request_duration_seconds', unit: 'seconds', endpoint: ENDPOINT }],
  inProgress: [{ metric: 'http_requests_in_progress' }],
};
