import { oneOf } from '@/promql/label-matcher';
import { NAMESPACE_LABELS, POD_LABELS } from './container-metrics';
import { labelValues } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** Metrics of kube-state-metrics about containers: resource limits and restarts. */
const POD_METRICS = ['kube_pod_container_resource_limits', 'kube_pod_container_status_restarts_total'].join('|');

/**
 * The scraped pods. Where the exporter's own target has the same labels, Prometheus renames those of the pods it
 * reports to `exported_…`.
 */
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
