import type { Convention, DurationSpec } from './convention';

/** `served` names the service, by itself or before the method. */
type RpcLabels = { served: string; method: string; status: string };

/** What asks whether a server lives, and what it offers, is gRPC's own and no traffic. */
function rpcDurations(name: string, { base, unit }: DurationSpec, { served, method, status }: RpcLabels): Convention {
  const matchers = [{ name: served, op: '!~', value: 'grpc[.].*' }] as const;
  return {
    name,
    requests: { metric: `${base}_count`, matchers, endpoint: [method] },
    errors: { labels: [status] },
    durations: [{ base, unit, matchers, endpoint: [method] }],
    warnings: ['Streams are among the durations, which last as long as their clients stay: no label tells them apart.'],
  };
}

const SINCE_1_38: RpcLabels = { served: 'rpc_method', method: 'rpc_method', status: 'rpc_response_status_code' };
const BEFORE_1_38: RpcLabels = { served: 'rpc_service', method: 'rpc_method', status: 'rpc_grpc_status_code' };
const OF_GRPC: RpcLabels = { served: 'grpc_method', method: 'grpc_method', status: 'grpc_status' };

/** Calls as OpenTelemetry counts them, whose methods have had their service in their name since 1.38, and as gRPC itself does. */
export const openTelemetryRpc: readonly Convention[] = [
  rpcDurations('OpenTelemetry, remote calls', { base: 'rpc_server_call_duration_seconds', unit: 'seconds' }, SINCE_1_38),
  rpcDurations('OpenTelemetry, remote calls before 1.38', { base: 'rpc_server_duration_milliseconds', unit: 'milliseconds' }, BEFORE_1_38),
  rpcDurations('OpenTelemetry, remote calls before 1.38 without a unit in the name', { base: 'rpc_server_duration', unit: 'milliseconds' }, BEFORE_1_38),
  rpcDurations('gRPC itself, with OpenTelemetry', { base: 'grpc_server_call_duration_seconds', unit: 'seconds' }, OF_GRPC),
];
