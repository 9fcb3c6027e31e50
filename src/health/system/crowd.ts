import type { ServiceFacts } from '@/health/service-facts';
import { listed, unbroken } from '@/health/words';

/**
 * `all 3 instances`, `a and b`, `4 of 9 instances`: who is over a limit where it is not one alone; null where it is. Of many alike the worst is another one with
 * every scrape, and its name would send the reader to an instance where it is the service. `names`: those that are over it, of `total` that are measured.
 */
export function crowdText(names: readonly string[], total: number, noun: string): string | null {
  if (names.length < 2) return null;
  if (names.length < total) return names.length === 2 ? listed(names) : unbroken(`${names.length} of ${total} ${noun}s`);
  return unbroken(`${total === 2 ? 'both' : `all ${total}`} ${noun}s`);
}

/** What those are called whose saturation is measured. */
export function nounOf(names: readonly string[], { instances }: Pick<ServiceFacts, 'instances'>): string {
  const known = new Set(instances.map(({ instance }) => instance));
  return names.every((name) => known.has(name)) ? 'instance' : 'container';
}
