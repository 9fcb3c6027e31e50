import { escapeRegex } from '@/promql/label-matcher';

/**
 * Labels by which an alert names a service whatever its `job` is: what kube-state-metrics says of a workload carries
 * its own job, and in a cluster the job of a service is most often called as its workload.
 */
export const NAMING_LABELS = ['service', 'container', 'deployment', 'statefulset'] as const;

/** Kubernetes makes the ends of names of these, without vowels so that they form no word. */
const HASH = '[bcdfghjklmnpqrstvwxz\\d]';

/**
 * The names of the pods of a workload, as an anchored regular expression: `shop-api-7d9f8b6c5-x2x4z` of a Deployment,
 * `shop-api-x2x4z` of a DaemonSet, `shop-api-0` of a StatefulSet; not `shop-api-admin-0`.
 */
export function podsOf(workload: string): string {
  return `${escapeRegex(workload)}-((${HASH}{5,10}-)?${HASH}{5}|\\d+)`;
}
