import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { profileOf } from '@/instrumentation/profile-of';
import type { Sample } from '@/prometheus/series';
import { hasCounted, inspectedService, inspectionExpr, neverObserved } from './inspection';

/** A service as it was looked at; `looked` is what was answered. */
export type Inspection = { looked: readonly Sample[]; inspected: DiscoveredService };

/**
 * A histogram that some library has registered, and that nothing observes, hides the metrics that count: with it a
 * service is read by a convention whose counter stays 0, or has latency that is never known. Looks at the service once
 * more without such histograms, and reads it so if what is found then does count. Otherwise nothing counts, and it is
 * read as it was.
 */
export async function withoutUnobserved(
  service: DiscoveredService,
  given: Inspection,
  ask: (expr: string | null) => Promise<readonly Sample[]>,
): Promise<Inspection> {
  const unobserved = neverObserved(given.looked);
  const left = without(service, unobserved);
  const looked = await ask(inspectionExpr(left));
  const inspected = inspectedService(left, looked);
  const counter = profileOf(inspected).requests?.metric;
  return counter !== undefined && hasCounted(looked, counter)
    ? { looked, inspected: { ...inspected, unobserved } }
    : given;
}

function without(service: DiscoveredService, counts: readonly string[]): DiscoveredService {
  const bases = counts.map((name) => name.replace(/_count$/, ''));
  const left = new Set(bases.flatMap((base) => ['', '_bucket', '_count', '_sum'].map((end) => `${base}${end}`)));
  return {
    ...service,
    exposed: new Set([...service.exposed].filter((name) => !left.has(name))),
    labels: new Map([...(service.labels ?? [])].filter(([name]) => !left.has(name))),
  };
}
