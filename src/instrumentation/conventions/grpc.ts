import type { Convention } from './convention';

/**
 * Excludes gRPC's own health checks and reflection, by service, because other services may have methods of the same
 * names.
 */
const SERVED = [{ name: 'grpc_service', op: '!~', value: 'grpc[.].*' }] as const;

/** Excludes streams, whose duration only depends on how long the client stays. */
const ANSWERED = [...SERVED, { name: 'grpc_type', op: '!~', value: '(?i).*stream.*' }] as const;

/**
 * The interceptors of grpc-ecosystem. There is no gauge of requests in progress; it is computed as started minus
 * handled.
 */
export const grpc: Convention = {
  name: 'gRPC server interceptors',
  requests: { metric: 'grpc_server_handled_total', matchers: SERVED, endpoint: ['grpc_method'], method: ['grpc_type'] },
  errors: { labels: ['grpc_code'] },
  durations: [{ base: 'grpc_server_handling_seconds', unit: 'seconds', matchers: ANSWERED, endpoint: ['grpc_method'] }],
  inProgress: [{ metric: 'grpc_server_started_total', minus: 'grpc_server_handled_total', matchers: SERVED }],
};
