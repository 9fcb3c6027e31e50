import type { Filters } from '@/dashboard/filters';
import { labelled, maxBy } from '@/promql/expression';
import { escapeRegex, selector, type LabelMatcher } from '@/promql/label-matcher';
import { NAMING_LABELS, podsOf } from './naming-labels';

/**
 * When alerts fired that may concern the service: those of its job, of no job, and those that name it otherwise.
 * Aggregated to the labels that decide whether an alert counts, because a large server may have thousands of alerts.
 */
export function firedAlerts(
  { service, endpoints, instances, qualifier }: Filters,
  endpointLabel: string | null,
): string {
  const fired = (who: LabelMatcher) => selector('ALERTS', [{ name: 'alertstate', op: '=', value: 'firing' }, who]);
  const chosenBy = [
    ...(endpoints.length > 0 && endpointLabel !== null
      ? [endpointLabel, ...(qualifier === undefined ? [] : [qualifier.label])]
      : []),
    ...(instances.length > 0 ? ['instance'] : []),
  ];
  return maxBy(
    [...new Set(['alertname', 'severity', 'job', ...NAMING_LABELS, ...chosenBy])],
    [
      fired({ name: 'job', op: '=~', value: `${escapeRegex(service)}|` }),
      ...NAMING_LABELS.map((name) => fired({ name, op: '=', value: service })),
      // Named by its workload, because a line for each pod would tell nothing more.
      labelled(fired({ name: 'pod', op: '=~', value: podsOf(service) }), 'service', service),
    ].join(' or '),
  );
}
