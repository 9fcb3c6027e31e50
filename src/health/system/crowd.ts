import type { ServiceFacts } from '@/health/service-facts';
import { listed, unbroken } from '@/health/words';

/**
 * `all 3 instances`, `a and b`, `4 of 9 instances`: names several instances that exceed a limit; null for a single one.
 * Where many do, the worst is another one at every scrape, and naming it would suggest a problem of that instance.
 * `names`: those above the limit; `total`: how many are measured.
 */
export function crowdText(names: readonly string[], total: number, noun: string): string | null {
  if (names.length < 2) return null;
  if (names.length < total)
    return names.length === 2 ? listed(names) : unbroken(`${names.length} of ${total} ${noun}s`);
  return unbroken(`${total === 2 ? 'both' : `all ${total}`} ${noun}s`);
}

/** What the names of a saturation refer to. */
export function nounOf(names: readonly string[], { instances }: Pick<ServiceFacts, 'instances'>): string {
  const known = new Set(instances.map(({ instance }) => instance));
  return names.every((name) => known.has(name)) ? 'instance' : 'container';
}
