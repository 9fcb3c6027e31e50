import type { StatReading } from '@/dashboard/panel';
import type { Freshness } from '@/health/facts/freshness';
import type { InstanceFacts, Moment, Quantile, ServiceFacts } from '@/health/service-facts';
import { hasEnoughRequests, isShareMeaningful } from '@/health/signals/enough';
import { asOfNewestSample } from '@/health/verdict/unknown-verdict';
import type { PanelView } from '@/panels/panel-view';

/** What the numbers are read from; `current` is null before the first pulse. */
export type MomentFacts = Pick<ServiceFacts, 'instances' | 'notAnswered'> & { current: Moment | null };

const NOTHING_KNOWN: MomentFacts = { current: null, instances: [], notAnswered: [] };

/** A rate that falls only because samples are missing is shown as of the newest sample, like its light. */
export function momentFactsOf(facts: ServiceFacts | null, freshness: Freshness): MomentFacts {
  if (facts === null) return NOTHING_KNOWN;
  return freshness.state === 'stale' ? asOfNewestSample(facts, freshness) : facts;
}

/** Of the durations, which are a question of their own. */
const LATENCIES: readonly string[] = ['p50', 'p95', 'p99', 'mean'] satisfies readonly StatReading[];

/**
 * The numbers of the pulse by the names that stat panels use. null: the answer has no such number; absent: not
 * answered.
 */
export function readingsOf({ current, instances, notAnswered }: MomentFacts): PanelView['readings'] {
  if (current === null) return {};
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
  if (!notAnswered.includes('latency')) return readings;
  return Object.fromEntries(Object.entries(readings).filter(([name]) => !LATENCIES.includes(name)));
}

/** The present value for each limit of the charts, the same as in the lights; absent where not known. */
export function latestOf({ current, instances }: Omit<MomentFacts, 'notAnswered'>): PanelView['latest'] {
  if (current === null) return {};
  const alive = instances.filter(({ up }) => up === true);
  const highest = (key: UseKey) => knownOf(alive, key).toSorted((a, b) => b - a)[0];
  const latest = {
    errorRatio: current.errorRatio,
    p95: exactly(current.p95),
    p99: exactly(current.p99),
    cpuCores: highest('cpuCores'),
    memoryBytes: highest('memoryBytes'),
  };
  return Object.fromEntries(Object.entries(latest).filter(([, value]) => value != null));
}

/** The values that rest on too few requests to be judged. */
export function tooFewOf({ current }: Pick<MomentFacts, 'current'>): PanelView['tooFew'] {
  if (current === null) return [];
  return [
    ...(isShareMeaningful(current) ? [] : (['errorRatio', 'errorRate'] as const)),
    ...(hasEnoughRequests(current) ? [] : (['p95', 'p99'] as const)),
  ];
}

/** The p97 of a service that exposes no p95 has a name, and is not what a limit of p95 is set on. */
const exactly = (quantile: Quantile | null) => (quantile?.name === undefined ? quantile?.value : null);

type UseKey = 'cpuCores' | 'memoryBytes';

const knownOf = (instances: readonly InstanceFacts[], key: UseKey) =>
  instances.flatMap((instance) => instance[key] ?? []);

function sumOf(instances: readonly InstanceFacts[], key: UseKey): number | null {
  const known = knownOf(instances, key);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
