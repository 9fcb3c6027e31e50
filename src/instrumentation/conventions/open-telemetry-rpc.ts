import type { DurationUnit } from '@/instrumentation/service-profile';
import type { Convention } from './convention';
import { spellings } from './otel-spellings';

/** A metric of call durations with its labels; `served` has the service, alone or before the method. */
type RpcDurations = { base: string; unit: DurationUnit; served: string; method: string; status: string };

/** Without gRPC's own health checks and reflection. */
function rpcDurations(name: string, { base: called, unit, served, method, status }: RpcDurations): Convention[] {
  return spellings(called, unit).map(({ base, as, labels }): Convention => {
    const matchers = labels(served)
      .slice(0, 1)
      .map((label) => ({ name: label, op: '!~', value: 'grpc[.].*' }) as const);
    const endpoint = labels(method);
    return {
      name: `${name}${as}`,
      requests: { metric: `${base}_count`, matchers, endpoint },
      errors: { labels: labels(status) },
      durations: [{ base, unit, matchers, endpoint }],
      warnings: [
        'Streams are among the durations, which last as long as their clients stay: no label tells them apart.',
      ],
    };
  });
}

/**
 * Calls as OpenTelemetry counts them, whose methods have had their service in their name since 1.38, and as gRPC itself
 * does.
 */
export const openTelemetryRpc: readonly Convention[] = [
  ...rpcDurations('OpenTelemetry, remote calls', {
    base: 'rpc.server.call.duration',
    unit: 'seconds',
    served: 'rpc.method',
    method: 'rpc.method',
    status: 'rpc.response.status_code',
  }),
  ...rpcDurations('OpenTelemetry, remote calls before 1.38', {
    base: 'rpc.server.duration',
    unit: 'milliseconds',
    served: 'rpc.service',
    method: 'rpc.method',
    status: 'rpc.grpc.status_code',
  }),
  ...rpcDurations('gRPC itself, with OpenTelemetry', {
    base: 'grpc.server.call.duration',
    unit: 'seconds',
    served: 'grpc.method',
    method: 'grpc.method',
    status: 'grpc.status',
  }),
];
