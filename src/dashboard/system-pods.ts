import type { Neighbours } from '@/instrumentation/system-profile';
import { increase, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import { chartsWhere, type SystemChart } from './system-group';

const HOUR = 3600;

/** How often the containers of each pod had to be started again, as Kubernetes counts it. */
export function podCharts(pods: Neighbours | undefined): SystemChart[] {
  if (pods === undefined) return [];
  const metric = 'kube_pod_container_status_restarts_total';
  const expr = sumBy([pods.by], increase(selector(metric, pods.matchers), HOUR));
  return chartsWhere(pods.exposed, pods.by, [{ id: 'container-restarts', title: 'Container restarts', subtitle: 'in the hour before', unit: 'count', floor: 1, metrics: [metric], expr }]);
}

/** What each pod may use of a resource, all its limited containers together, under the label `pod`; null where nobody tells. */
export function podLimit(pods: Neighbours | undefined, resource: 'cpu' | 'memory'): string | null {
  const metric = 'kube_pod_container_resource_limits';
  if (pods === undefined || !pods.exposed.has(metric)) return null;
  const limit = sumBy([pods.by], selector(metric, [...pods.matchers, { name: 'resource', op: '=', value: resource }]));
  return pods.by === 'pod' ? limit : sumBy(['pod'], `label_replace(${limit}, "pod", "$1", ${quote(pods.by)}, "(.+)")`);
}
