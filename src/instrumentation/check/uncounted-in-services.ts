import { union } from '@/promql/expression';
import { oneOf, selector } from '@/promql/label-matcher';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { requestProfiles } from '@/instrumentation/profile-of';
import type { MetricUse, ServiceProfile } from '@/instrumentation/service-profile';
import { uncountedPart } from './uncounted-instances';

type ReadService = DiscoveredService & { profile: ServiceProfile };

/**
 * One instant query for uncounted instances (see `uncounted-instances.ts`) of all services that count requests by
 * several metrics; null where none does. Services with the same pair of metrics share a part of it.
 */
export function uncountedExpr(services: readonly ReadService[]): string | null {
  const pairs = new Map<string, { use: MetricUse; read: string; jobs: string[] }>();
  for (const { profile, ...service } of services) {
    const read = profile.requests?.metric;
    // A silent service counts nothing now.
    if (read === undefined || service.isSilent === true) continue;
    for (const use of otherCounters(service, read)) {
      const pair = pairs.get(`${read} ${use.metric}`) ?? { use, read, jobs: [] };
      pairs.set(`${read} ${use.metric}`, { ...pair, jobs: [...pair.jobs, service.service] });
    }
  }
  const parts = [...pairs.values()].map(({ use, read, jobs }) =>
    uncountedPart({ use, read, select: (metric) => selector(metric, [oneOf('job', jobs)]), by: 'job' }),
  );
  return parts.length === 0 ? null : union(parts);
}

/** The other metrics that count requests of a service, each once. */
function otherCounters(service: DiscoveredService, read: string): MetricUse[] {
  const uses = requestProfiles(service).flatMap(({ requests }) => requests ?? []);
  return uses.filter(({ metric }, i) => metric !== read && uses.findIndex((use) => use.metric === metric) === i);
}
