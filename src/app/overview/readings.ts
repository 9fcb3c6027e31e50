import type { StatReading } from '@/dashboard/panel';
import type { InstanceFacts, Quantile, ServiceFacts } from '@/health/service-facts';

export type Readings = Readonly<Partial<Record<StatReading, Quantile>>>;

/** The numbers of the pulse by the names that stat panels read them; what is not known is absent. */
export function readingsOf(facts: ServiceFacts | null): Readings {
  if (facts === null) return {};
  const { current, instances } = facts;
  const exact = (value: number | null): Quantile | null => (value === null ? null : { value, atLeast: false });
  const readings: Readonly<Record<StatReading, Quantile | null>> = {
    requestRate: exact(current.requestRate),
    inProgress: exact(current.inProgress),
    errorRatio: exact(current.errorRatio),
    serverErrorRate: exact(current.serverErrorRate),
    clientErrorRate: exact(current.clientErrorRate),
    p50: current.p50,
    p95: current.p95,
    p99: current.p99,
    mean: exact(current.mean),
    instancesUp: exact(current.instancesUp),
    cpuCores: exact(sumOf(instances, 'cpuCores')),
    memoryBytes: exact(sumOf(instances, 'memoryBytes')),
  };
  return Object.fromEntries(Object.entries(readings).filter(([, reading]) => reading !== null));
}

function sumOf(instances: readonly InstanceFacts[], key: 'cpuCores' | 'memoryBytes'): number | null {
  const known = instances.flatMap((instance) => instance[key] ?? []);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
