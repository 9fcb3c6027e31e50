import { labelled, SIGNAL_LABEL, union, histogramCount, type NamedExpr } from '@/promql/expression';
import { oneOf, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from './discovered-service';
import { requestProfiles } from './profile-of';
import type { MetricUse, ServiceProfile } from './service-profile';

/** Instances of a service whose requests are counted by `metric` alone, while the page reads `read`. `service` as the answer has it: empty where it was asked about one. */
export type Uncounted = { service: string; metric: string; read: string; instances: number };

/** Beside which metric others were looked for: which one is read may be known only after the answer. */
const READ_LABEL = 'read';

/** Begins the signal of such a part. */
const ONLY = 'only ';

type Uncountable = { use: MetricUse; read: string; select: (metric: string) => string; by?: string };

/** How many instances have counted requests by another metric alone: without any request one may expose the other at 0, and not yet the one that is read. */
export function uncountedPart({ use: { metric, isHistogram }, read, select, by = '' }: Uncountable): NamedExpr {
  const counted = isHistogram ? histogramCount(select(metric)) : select(metric);
  const instance = by === '' ? 'instance' : `${by}, instance`;
  const expr = `count${by === '' ? '' : ` by (${by}) `}(count by (${instance}) (${counted} > 0) unless on (${instance}) ${select(read)})`;
  return { name: `${ONLY}${metric}`, expr: labelled(expr, READ_LABEL, read) };
}

export function readUncounted(samples: readonly Sample[]): Uncounted[] {
  return samples.flatMap(({ labels, value }) => {
    const { [SIGNAL_LABEL]: signal = '', [READ_LABEL]: read = '', job = '' } = labels;
    return signal.startsWith(ONLY) ? [{ service: job, metric: signal.slice(ONLY.length), read, instances: value }] : [];
  });
}

type ReadService = DiscoveredService & { profile: ServiceProfile };

/**
 * One instant query that looks for such instances in all services that count requests in several ways; null where none does. Services that share both metrics
 * share a part of it.
 */
export function uncountedExpr(services: readonly ReadService[]): string | null {
  const pairs = new Map<string, { use: MetricUse; read: string; jobs: string[] }>();
  for (const { profile, ...service } of services) {
    const read = profile.requests?.metric;
    // Nobody counts anything now.
    if (read === undefined || service.isSilent === true) continue;
    for (const use of otherCounters(service, read)) {
      const pair = pairs.get(`${read} ${use.metric}`) ?? { use, read, jobs: [] };
      pairs.set(`${read} ${use.metric}`, { ...pair, jobs: [...pair.jobs, service.service] });
    }
  }
  const parts = [...pairs.values()].map(({ use, read, jobs }) => uncountedPart({ use, read, select: (metric) => selector(metric, [oneOf('job', jobs)]), by: 'job' }));
  return parts.length === 0 ? null : union(parts);
}

/** What else counts the requests of a service, each metric once. */
function otherCounters(service: DiscoveredService, read: string): MetricUse[] {
  const uses = requestProfiles(service).flatMap(({ requests }) => requests ?? []);
  return uses.filter(({ metric }, i) => metric !== read && uses.findIndex((use) => use.metric === metric) === i);
}

/** While one version of a program replaces another, or where two share a job, the numbers of one of them would pass for all. null where `uncounted` is empty. */
export function uncountedText(uncounted: readonly Uncounted[]): string | null {
  const [most] = uncounted.toSorted((a, b) => b.instances - a.instances);
  if (most === undefined) return null;
  const [who, count] = most.instances === 1 ? ['1 instance, which counts', 'its'] : [`${most.instances} instances, which count`, 'their'];
  return `Traffic, errors and latency are without ${who} ${count} requests only in ${most.metric}: this page reads ${most.read}.`;
}
