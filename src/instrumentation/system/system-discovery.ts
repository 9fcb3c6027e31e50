import { countBy, SIGNAL_LABEL, union } from '@/promql/expression';
import { oneOf, selector, writeMatcher, type LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { containerAgreements } from './container-metrics';
import { hostAgreements } from './host-metrics';
import { podAgreements } from './pod-metrics';
import { probeAgreements } from './probe-metrics';
import { RUNTIME_METRICS } from './runtime-metrics';
import type { Agreement, NeighbourKind, Neighbours, ScrapedTarget, SystemProfile } from './system-profile';

const OWN = 'own';
const TARGET = 'target';

/**
 * The first of two queries about a service's resources: its targets with all their labels, and the metrics of its
 * runtime.
 */
export function ownSystemExpr(service: string): string {
  const job = oneOf('job', [service]);
  return union([
    { name: TARGET, expr: selector('up', [job]) },
    { name: OWN, expr: countOf(RUNTIME_METRICS, [job]) },
  ]);
}

/** The profile from its answer, without neighbours. */
export function ownSystem(service: string, samples: readonly Sample[]): SystemProfile {
  const targets = samples.flatMap(({ labels }) =>
    labels[SIGNAL_LABEL] === TARGET && labels['instance'] ? [{ instance: labels['instance'], labels }] : [],
  );
  return {
    service,
    targets,
    own: namesOf(samples.filter(({ labels }) => labels[SIGNAL_LABEL] === OWN)),
    neighbours: {},
  };
}

/**
 * The second query: which agreements match any series. A union of cheap counts, each of which selects by exact label
 * values.
 */
export function neighboursExpr({ service, targets }: SystemProfile): string {
  return union(
    agreementsOf(service, targets).map(({ metrics, matchers, by, listed }, i) => ({
      name: String(i),
      expr: listed ? countBy([by], listed.expr) : countOf(metrics, matchers),
    })),
  );
}

/**
 * The profile with the neighbours from its answer. Of several agreements of one kind the first that matches is used, as
 * they are ordered by reliability.
 */
export function withNeighbours(profile: SystemProfile, samples: readonly Sample[]): SystemProfile {
  const kept = agreementsOf(profile.service, profile.targets).map((agreement, i) =>
    keptBy(
      agreement,
      samples.filter(({ labels }) => labels[SIGNAL_LABEL] === String(i)),
    ),
  );
  const neighbours: Partial<Record<NeighbourKind, Neighbours>> = {};
  for (const one of kept) if (one.exposed.size > 0) neighbours[one.kind] ??= one;
  return { ...profile, neighbours };
}

function keptBy(agreement: Agreement, samples: readonly Sample[]): Neighbours {
  const { by, listed } = agreement;
  if (listed === undefined) return { ...agreement, exposed: namesOf(samples) };
  const values = samples.flatMap(({ labels }) => labels[by] ?? []).toSorted();
  return { ...agreement, matchers: [oneOf(by, values)], exposed: new Set(values.length === 0 ? [] : listed.exposed) };
}

/**
 * The profile limited to some instances, for neighbours of which it is known to which instance they belong; empty means
 * all.
 */
export function ofInstances(profile: SystemProfile, instances: readonly string[]): SystemProfile {
  if (instances.length === 0) return profile;
  const targets = profile.targets.filter(({ instance }) => instances.includes(instance));
  const fewer = agreementsOf(profile.service, targets);
  const narrowed = Object.values(profile.neighbours).map((one): Neighbours => {
    const same = fewer.find(
      ({ kind, matchers, by }) =>
        kind === one.kind && by === one.by && matchers.every(({ name }, i) => name === one.matchers[i]?.name),
    );
    return one.perInstance && same !== undefined ? { ...one, matchers: same.matchers } : one;
  });
  return { ...profile, targets, neighbours: Object.fromEntries(narrowed.map((one) => [one.kind, one])) };
}

function agreementsOf(service: string, targets: readonly ScrapedTarget[]): Agreement[] {
  const containers = containerAgreements(service, targets);
  return [
    ...containers,
    ...podAgreements(targets),
    ...hostAgreements(targets, containers),
    ...probeAgreements(service, targets),
  ];
}

function countOf(metrics: string, matchers: readonly LabelMatcher[]): string {
  const named: LabelMatcher = { name: '__name__', op: '=~', value: metrics };
  return countBy(['__name__'], `{${[named, ...matchers].map(writeMatcher).join(',')}}`);
}

function namesOf(samples: readonly Sample[]): Set<string> {
  return new Set(samples.flatMap(({ labels }) => labels['__name__'] ?? []));
}
