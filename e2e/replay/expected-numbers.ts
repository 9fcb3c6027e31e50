import { SEPARATORS } from '@/dashboard/endpoint-name';
import type { Qualifier } from '@/instrumentation/service-profile';
import { groupsOf, rateOf } from './exposition';
import type { Family } from './family';
import { NATIVE_EDGES } from './native-exposition';
import type { ReplayedService } from './replayed-service';
import { CPU_CORES, MEMORY_BYTES } from './runtimes';
import { type Flow, flowsOf, INSTANCES, type InstanceName, quantileOf } from './traffic';

/** The measured rate of the clock metric of each instance: 1 with evenly spaced scrapes. */
export type Pace = Readonly<Record<InstanceName, number>>;

const INSTANCE_NAMES = Object.keys(INSTANCES) as InstanceName[];

const ALL_FLOWS: readonly Flow[] = INSTANCE_NAMES.flatMap((instance) => flowsOf(instance));

/** The expected `sum(rate())` of these flows, corrected by the rate of the clock metric. */
function paced(pace: Pace, isCounted: (flow: Flow) => boolean): number {
  return INSTANCE_NAMES.reduce(
    (sum, instance) => sum + pace[instance] * rateOf(flowsOf(instance).filter(isCounted)),
    0,
  );
}

export const requestRate = (pace: Pace): number => paced(pace, () => true);
export const serverErrorRate = (pace: Pace): number => paced(pace, ({ outcome }) => outcome === 'failed');
export const clientErrorRate = (pace: Pace): number => paced(pace, ({ outcome }) => outcome === 'refused');
export const cpuCores = (pace: Pace): number =>
  INSTANCE_NAMES.reduce((sum, instance) => sum + pace[instance] * CPU_CORES[instance], 0);
export const MEMORY = INSTANCE_NAMES.reduce((sum, instance) => sum + MEMORY_BYTES[instance], 0);

/** The family of a metric, or of one of its parts. */
export function familyOf({ families }: ReplayedService, metric: string): Family | undefined {
  return families.find(
    ({ name, kind }) =>
      kind !== 'gauge' &&
      kind !== 'rising' &&
      (name === metric || [`${name}_count`, `${name}_bucket`, `${name}_sum`].includes(metric)),
  );
}

/**
 * Groups flows by the value of `label`, prefixed with the qualifier if there is one; empty where the family lacks the
 * label. A flow with several paths is divided among them.
 */
export function flowsBy(
  family: Family,
  label: string,
  qualifier: Qualifier | undefined,
): ReadonlyMap<string, readonly Flow[]> {
  if (!('naming' in family)) return new Map();
  const flows = new Map<string, Flow[]>();
  for (const flow of ALL_FLOWS) {
    const values = new Set(
      [family.naming(flow) ?? []]
        .flat()
        .map(
          (labels) =>
            `${qualifier ? `${labels[qualifier.label] ?? ''}${SEPARATORS[qualifier.kind]}` : ''}${labels[label] ?? ''}`,
        ),
    );
    for (const value of values)
      flows.set(value, [...(flows.get(value) ?? []), { ...flow, rate: flow.rate / values.size }]);
  }
  return flows;
}

/**
 * The range of correct values of a quantile: the bucket of the exact value. `isCut`: the exact value is above the last
 * bucket bound, which is shown instead.
 */
export type Bounds = { low: number; high: number; isCut: boolean };

export function boundsOf(family: Family, q: number, flows: readonly Flow[] = ALL_FLOWS): Bounds {
  const exact = quantileOf(q, flows);
  if (family.kind === 'summary') return exactly(largestQuantile(family, q, flows));
  const edges = edgesOf(family);
  const above = edges.findIndex((edge) => edge >= exact);
  if (above < 0) return { ...exactly(edges.at(-1) ?? NaN), isCut: true };
  return { low: edges[above - 1] ?? 0, high: edges[above] ?? NaN, isCut: false };
}

const exactly = (value: number): Bounds => ({ low: value, high: value, isCut: false });

/** Summary quantiles of several instances and label sets cannot be combined: the largest is shown. */
function largestQuantile(family: Extract<Family, { kind: 'summary' }>, q: number, flows: readonly Flow[]): number {
  const exposed = family.quantiles.find((candidate) => candidate >= q) ?? q;
  const groups = INSTANCE_NAMES.flatMap((instance) => groupsOf(family.naming, instance));
  const endpoints = new Set(flows.map(({ endpoint }) => endpoint));
  const asked = groups.filter((group) => group.flows.some(({ endpoint }) => endpoints.has(endpoint)));
  return Math.max(...asked.map((group) => quantileOf(exposed, group.flows)));
}

/** Bucket bounds in seconds, ascending. */
function edgesOf(family: Family): readonly number[] {
  if (family.kind === 'histogram') return family.edges.map((edge) => edge / family.unitsPerSecond);
  return family.kind === 'native-histogram' ? NATIVE_EDGES : [];
}
