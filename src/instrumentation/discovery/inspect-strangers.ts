import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { CONVENTIONS } from '@/instrumentation/conventions/conventions';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { inspectedService, inspectionExpr } from './inspection';

/** Counters of which one value of a label is read, and which one only its samples tell. */
const COUNTED_SEVERALLY: ReadonlySet<string> = new Set(CONVENTIONS.flatMap(({ pin, requests }) => (pin === undefined ? [] : requests.metric)));

/** Whether a service is read wrongly, or not at all, without a look at its labels: no convention knows it, or every request is counted several times. */
export function needsLook({ requests }: ServiceProfile): boolean {
  return requests === null || COUNTED_SEVERALLY.has(requests.metric);
}

/**
 * One instant query that looks at the samples of many services at once: of those for whom everything depends on labels that discovery does
 * not ask for. null where there is nothing to look at.
 */
export function strangersExpr(strangers: readonly DiscoveredService[]): string | null {
  const parts = strangers.flatMap((service) => inspectionExpr(service) ?? []);
  return parts.length === 0 ? null : parts.join(' or ');
}

/** The same services with what its answer says of each. */
export function inspectedStrangers<Service extends DiscoveredService>(strangers: readonly Service[], samples: readonly Sample[]): Service[] {
  return strangers.map((service) => ({ ...service, ...inspectedService(service, samples.filter(({ labels }) => labels['job'] === service.service)) }));
}
