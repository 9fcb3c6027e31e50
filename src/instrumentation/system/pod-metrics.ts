import { oneOf } from '@/promql/label-matcher';
import { NAMESPACE_LABELS, POD_LABELS } from './container-metrics';
import { labelValues } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** What kube-state-metrics says about the containers of a pod: what they may use, and how often they had to be started again. */
const POD_METRICS = ['kube_pod_container_resource_limits', 'kube_pod_container_status_restarts_total'].join('|');

/** The pods that are scraped. Where Prometheus keeps the labels of the exporter's own pod, those of the pods it tells about have a prefix. */
export function podAgreements(targets: readonly ScrapedTarget[]): Agreement[] {
  const pods = labelValues(targets, POD_LABELS);
  const namespaces = labelValues(targets, NAMESPACE_LABELS);
  if (pods.length === 0 || namespaces.length === 0) return [];
  return ['exported_', ''].map((prefix) => ({
    kind: 'pods',
    metrics: POD_METRICS,
    matchers: [oneOf(`${prefix}namespace`, namespaces), oneOf(`${prefix}pod`, pods)],
    by: `${prefix}pod`,
    perInstance: true,
  }));
}
