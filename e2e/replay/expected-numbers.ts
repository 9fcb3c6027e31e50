import { SEPARATORS } from '@/dashboard/endpoint-name';
import type { Qualifier } from '@/instrumentation/service-profile';
import { groupsOf, rateOf } from './exposition';
import type { Family } from './family';
import { NATIVE_EDGES } from './native-exposition';
import type { ReplayedService } from './replayed-service';
import { CPU_CORES, MEMORY_BYTES } from './runtimes';
import { type Flow, flowsOf, INSTANCES, type InstanceName, quantileOf } from './traffic';

/** How fast the stopwatch of each instance seems to run within some window: 1 where the server has scraped evenly. */
export type Pace = Readonly<Record<InstanceName, number>>;

const INSTANCE_NAMES = Object.keys(INSTANCES) as InstanceName[];

const ALL_FLOWS: readonly Flow[] = INSTANCE_NAMES.flatMap((instance) => flowsOf(instance));

/** What `sum(rate())` gives of these flows where it gives `pace` of the stopwatches. */
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

/** The family that exposes a metric, under its own name or that of a part. */
export function familyOf({ families }: ReplayedService, metric: string): Family | undefined {
  return families.find(
    ({ name, kind }) =>
      kind !== 'gauge' &&
      kind !== 'rising' &&
      (name === metric || [`${name}_count`, `${name}_bucket`, `${name}_sum`].includes(metric)),
  );
}

/**
 * The flows by what `label` says of them, after what the qualifier says where there is one; empty where the family does
 * not say it. A flow of several paths is divided among them.
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
 * Where a quantile may be shown: within the bucket that holds the truth. `isCut`: it lies above the last edge, so that
 * one is shown.
 */
export type Bounds = { low: number; high: number; isCut: boolean };

export function boundsOf(family: Family, q: number, flows: readonly Flow[] = ALL_FLOWS): Bounds {
  const truth = quantileOf(q, flows);
  if (family.kind === 'summary') return exactly(largestQuantile(family, q, flows));
  const edges = edgesOf(family);
  const above = edges.findIndex((edge) => edge >= truth);
  if (above < 0) return { ...exactly(edges.at(-1) ?? NaN), isCut: true };
  return { low: edges[above - 1] ?? 0, high: edges[above] ?? NaN, isCut: false };
}

const exactly = (value: number): Bounds => ({ low: value, high: value, isCut: false });

/** Instances and label sets have a quantile each, which cannot be put together: the largest is shown. */
function largestQuantile(family: Extract<Family, { kind: 'summary' }>, q: number, flows: readonly Flow[]): number {
  const exposed = family.quantiles.find((candidate) => candidate >= q) ?? q;
  const groups = INSTANCE_NAMES.flatMap((instance) => groupsOf(family.naming, instance));
  const endpoints = new Set(flows.map(({ endpoint }) => endpoint));
  const asked = groups.filter((group) => group.flows.some(({ endpoint }) => endpoints.has(endpoint)));
  return Math.max(...asked.map((group) => quantileOf(exposed, group.flows)));
}

/** In seconds, ascending. */
function edgesOf(family: Family): readonly number[] {
  if (family.kind === 'histogram') return family.edges.map((edge) => edge / family.unitsPerSecond);
  return family.kind === 'native-histogram' ? NATIVE_EDGES : [];
}
