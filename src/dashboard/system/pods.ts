import type { Neighbours } from '@/instrumentation/system/system-profile';
import { increase, maxBy, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import { chartsWhere, type SystemChart } from './group';

const HOUR = 3600;

/** How often the containers of each pod were restarted, as Kubernetes counts it. */
export function podCharts(pods: Neighbours | undefined): SystemChart[] {
  if (pods === undefined) return [];
  const metric = 'kube_pod_container_status_restarts_total';
  const expr = sumBy([pods.by], increase(selector(metric, pods.matchers), HOUR));
  return chartsWhere(pods.exposed, pods.by, [
    {
      id: 'container-restarts',
      title: 'Container restarts',
      subtitle: 'in the hour before',
      unit: 'count',
      floor: 1,
      metrics: [metric],
      expr,
    },
  ]);
}

/** The resource limit of each container, by the labels `pod` and `container`; null where no exporter has it. */
export function podLimit(pods: Neighbours | undefined, resource: 'cpu' | 'memory'): string | null {
  const metric = 'kube_pod_container_resource_limits';
  if (pods === undefined || !pods.exposed.has(metric)) return null;
  const limit = selector(metric, [...pods.matchers, { name: 'resource', op: '=', value: resource }]);
  const named = (expr: string, label: string, from: string) =>
    `label_replace(${expr}, "${label}", "$1", ${quote(from)}, "(.+)")`;
  // Prometheus renames `container` to `exported_container` only where the exporter's target has such a label itself.
  // The maximum, because two exporters may report the same limit.
  return maxBy(
    OF_A_CONTAINER,
    pods.by === 'pod' ? limit : named(named(limit, 'pod', pods.by), 'container', 'exported_container'),
  );
}

/** The labels that identify a container of a pod. */
export const OF_A_CONTAINER: readonly string[] = ['pod', 'container'];
