import type { Convention } from './convention';

/** The interceptors of grpc-ecosystem. What is under way is not counted: it is what was started less what was handled. */
export const grpc: Convention = {
  name: 'gRPC server interceptors',
  requests: { metric: 'grpc_server_handled_total', endpoint: ['grpc_method'], method: ['grpc_type'] },
  errors: { labels: ['grpc_code'] },
  durations: [{ base: 'grpc_server_handling_seconds', unit: 'seconds', endpoint: ['grpc_method'] }],
  inProgress: [{ metric: 'grpc_server_started_total', minus: 'grpc_server_handled_total' }],
};
