/**
 * Labels by which an alert names a service whatever its `job` is: what kube-state-metrics says of a workload carries
 * its own job, and in a cluster the job of a service is most often called as its workload.
 */
export const NAMING_LABELS = ['service', 'container', 'deployment', 'statefulset'] as const;
