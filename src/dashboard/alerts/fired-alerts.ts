import type { Filters } from '@/dashboard/filters';
import { maxBy } from '@/promql/expression';
import { escapeRegex, selector, type LabelMatcher } from '@/promql/label-matcher';

/**
 * Where alerts fired, as far as a selector tells whom they are about: those of the service's job, of no job, and of the service by name. Told apart only by what
 * decides whether they count, because a large server may have thousands of them.
 */
export function firedAlerts({ service, endpoints, instances, qualifier }: Filters, endpointLabel: string | null): string {
  const fired = (who: LabelMatcher) => selector('ALERTS', [{ name: 'alertstate', op: '=', value: 'firing' }, who]);
  const chosenBy = [...(endpoints.length > 0 && endpointLabel !== null ? [endpointLabel, ...(qualifier === undefined ? [] : [qualifier.label])] : []), ...(instances.length > 0 ? ['instance'] : [])];
  return maxBy(
    [...new Set(['severity', 'job', 'service', ...chosenBy])],
    `${fired({ name: 'job', op: '=~', value: `${escapeRegex(service)}|` })} or ${fired({ name: 'service', op: '=', value: service })}`,
  );
}
