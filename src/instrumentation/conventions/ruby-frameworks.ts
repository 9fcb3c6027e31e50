import type { Convention } from './convention';

const ACTIONS = ['An endpoint is a controller; its actions are counted together.'];

/** Rails with yabeda, and Rack with the official client. */
export const rubyFrameworks: readonly Convention[] = [
  {
    name: 'yabeda-rails',
    requests: { metric: 'rails_requests_total', endpoint: ['controller', 'action'], method: ['method'] },
    errors: { labels: ['status'] },
    durations: [{ base: 'rails_request_duration_seconds', unit: 'seconds', endpoint: ['controller', 'action'] }],
    warnings: ACTIONS,
  },
  {
    name: 'the Rack collector of prometheus-client',
    requests: { metric: 'http_server_requests_total', endpoint: ['path'], method: ['method'] },
    errors: { labels: ['code'] },
    durations: [{ base: 'http_server_request_duration_seconds', unit: 'seconds', endpoint: ['path'] }],
  },
];
