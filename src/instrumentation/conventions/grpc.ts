import type { Convention } from './convention';

/** What asks whether a server lives, and what it offers, is gRPC's own and no traffic; no method tells it, as services have methods of the same name. */
const SERVED = [{ name: 'grpc_service', op: '!~', value: 'grpc[.].*' }] as const;

/** A stream lasts as long as its client stays, which is neither fast nor slow. */
const ANSWERED = [...SERVED, { name: 'grpc_type', op: '!~', value: '(?i).*stream.*' }] as const;

/** The interceptors of grpc-ecosystem. What is under way is not counted: it is what was started less what was handled. */
export const grpc: Convention = {
  name: 'gRPC server interceptors',
  requests: { metric: 'grpc_server_handled_total', matchers: SERVED, endpoint: ['grpc_method'], method: ['grpc_type'] },
  errors: { labels: ['grpc_code'] },
  durations: [{ base: 'grpc_server_handling_seconds', unit: 'seconds', matchers: ANSWERED, endpoint: ['grpc_method'] }],
  inProgress: [{ metric: 'grpc_server_started_total', minus: 'grpc_server_handled_total', matchers: SERVED }],
};
