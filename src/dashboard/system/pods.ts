import type { Neighbours } from '@/instrumentation/system/system-profile';
import { increase, maxBy, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import { chartsWhere, type SystemChart } from './group';

const HOUR = 3600;

/** How often the containers of each pod had to be started again, as Kubernetes counts it. */
export function podCharts(pods: Neighbours | undefined): SystemChart[] {
  if (pods === undefined) return [];
  const metric = 'kube_pod_container_status_restarts_total';
  const expr = sumBy([pods.by], increase(selector(metric, pods.matchers), HOUR));
  return chartsWhere(pods.exposed, pods.by, [{ id: 'container-restarts', title: 'Container restarts', subtitle: 'in the hour before', unit: 'count', floor: 1, metrics: [metric], expr }]);
}

/** What each container of a pod may use of a resource, under the labels `pod` and `container`; null where nobody tells. */
export function podLimit(pods: Neighbours | undefined, resource: 'cpu' | 'memory'): string | null {
  const metric = 'kube_pod_container_resource_limits';
  if (pods === undefined || !pods.exposed.has(metric)) return null;
  const limit = selector(metric, [...pods.matchers, { name: 'resource', op: '=', value: resource }]);
  const named = (expr: string, label: string, from: string) => `label_replace(${expr}, "${label}", "$1", ${quote(from)}, "(.+)")`;
  // The label of the container has the prefix only where the exporter's own target has one of that name. Two exporters tell one limit twice.
  return maxBy(OF_A_CONTAINER, pods.by === 'pod' ? limit : named(named(limit, 'pod', pods.by), 'container', 'exported_container'));
}

/** What tells the containers of pods apart. */
export const OF_A_CONTAINER: readonly string[] = ['pod', 'container'];
