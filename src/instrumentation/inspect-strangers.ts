import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from './discovered-service';
import { inspectedService, inspectionExpr } from './inspection';

/**
 * One instant query that looks at the samples of many services at once: of those that no convention knows, for whom everything depends on
 * labels that discovery does not ask for. null where there is nothing to look at.
 */
export function strangersExpr(strangers: readonly DiscoveredService[]): string | null {
  const parts = strangers.flatMap((service) => inspectionExpr(service) ?? []);
  return parts.length === 0 ? null : parts.join(' or ');
}

/** The same services with what its answer says of each. */
export function inspectedStrangers<Service extends DiscoveredService>(strangers: readonly Service[], samples: readonly Sample[]): Service[] {
  return strangers.map((service) => ({ ...service, ...inspectedService(service, samples.filter(({ labels }) => labels['job'] === service.service)) }));
}
