import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { CONVENTIONS } from '@/instrumentation/conventions/conventions';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { inspectedService, inspectionExpr } from './inspection';

/** Counters that count every request once per value of a label, so that samples must be read to choose one value. */
const COUNTED_SEVERALLY: ReadonlySet<string> = new Set(
  CONVENTIONS.flatMap(({ pin, requests }) => (pin === undefined ? [] : requests.metric)),
);

/**
 * Whether the labels of a service must be inspected: no convention fits its metric names, or its counter counts every
 * request several times.
 */
export function needsLook({ requests }: ServiceProfile): boolean {
  return requests === null || COUNTED_SEVERALLY.has(requests.metric);
}

/**
 * One instant query that inspects many services at once, those whose profile depends on labels that discovery does not
 * query. null where there is nothing to inspect.
 */
export function strangersExpr(strangers: readonly DiscoveredService[]): string | null {
  const parts = strangers.flatMap((service) => inspectionExpr(service) ?? []);
  return parts.length === 0 ? null : parts.join(' or ');
}

/** The same services with the labels from its answer. */
export function inspectedStrangers<Service extends DiscoveredService>(
  strangers: readonly Service[],
  samples: readonly Sample[],
): Service[] {
  return strangers.map((service) => ({
    ...service,
    ...inspectedService(
      service,
      samples.filter(({ labels }) => labels['job'] === service.service),
    ),
  }));
}
