import { oneOf } from '@/promql/label-matcher';
import { labelValues, namedHosts } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** What cAdvisor measures of a container and we can show. */
const CONTAINER_METRICS = [
  'container_cpu_usage_seconds_total',
  'container_cpu_cfs_(throttled_)?periods_total',
  'container_memory_(working_set|usage)_bytes',
  'container_network_(receive|transmit)_bytes_total',
  'container_fs_(reads|writes)_bytes_total',
  'container_spec_(memory_limit_bytes|cpu_quota|cpu_period)',
  'container_oom_events_total',
].join('|');

/** Labels in which Docker's composing tools keep the name of a service. */
const COMPOSED = ['container_label_com_docker_compose_service', 'container_label_com_docker_swarm_service_name'];

/** Where discovery in Kubernetes leaves the names of a pod and of its namespace. */
export const POD_LABELS = ['pod', 'kubernetes_pod_name', 'pod_name', 'k8s_pod_name'];
export const NAMESPACE_LABELS = ['namespace', 'kubernetes_namespace', 'k8s_namespace_name'];

/**
 * The containers of a service, the surest agreement first: in Kubernetes those of the pods that are scraped; with Docker Compose and Swarm those
 * whose service is called like the job, or like the host that is scraped, which is the same name inside their network; with plain Docker
 * those that are called so themselves. A container that is called like an instance belongs to it.
 */
export function containerAgreements(service: string, targets: readonly ScrapedTarget[]): Agreement[] {
  const hosts = namedHosts(targets);
  const about = { kind: 'containers', metrics: CONTAINER_METRICS, by: 'name' } as const;
  const called = (label: string, names: readonly string[]): Agreement => ({ ...about, matchers: [oneOf(label, names)], perInstance: false });
  const byInstance = (label: string): Agreement => ({ ...about, matchers: [oneOf(label, [service]), oneOf('name', hosts)], perInstance: true });
  return [
    ...podAgreement(targets),
    ...(hosts.length === 0 ? [] : COMPOSED.map(byInstance)),
    ...COMPOSED.map((label) => called(label, [service])),
    ...(hosts.length === 0 ? [] : [...COMPOSED.map((label) => called(label, hosts)), { ...called('name', hosts), perInstance: true }]),
    called('name', [service]),
  ];
}

function podAgreement(targets: readonly ScrapedTarget[]): Agreement[] {
  const pods = labelValues(targets, POD_LABELS);
  const namespaces = labelValues(targets, NAMESPACE_LABELS);
  if (pods.length === 0 || namespaces.length === 0) return [];
  return [{ kind: 'containers', metrics: CONTAINER_METRICS, matchers: [oneOf('namespace', namespaces), oneOf('pod', pods)], by: 'pod', perInstance: true }];
}
