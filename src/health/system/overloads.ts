import type { SaturationKey, Thresholds } from '@/dashboard/thresholds';
import type { ServiceFacts } from '@/health/service-facts';
import { fullest } from './saturation';
import { loadsOf, type Load } from './system';

/** What is above its limit, and the instance, container or host that it is about. */
export function overloadsOf(
  facts: ServiceFacts,
  thresholds: Thresholds,
): { key: Load['key'] | SaturationKey; of: string }[] {
  const loads = loadsOf(facts, thresholds).map(({ instance, ...load }) => ({ ...load, of: instance.instance }));
  return [...loads, ...fullest(facts.saturation, thresholds)].flatMap(({ key, of, distance }) =>
    distance.level === 'ok' ? [] : { key, of },
  );
}
