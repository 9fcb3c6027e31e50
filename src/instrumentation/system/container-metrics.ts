import { oneOf } from '@/promql/label-matcher';
import { labelValues, namedHosts } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** The metrics of cAdvisor that the page shows. */
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

/** Labels in which Kubernetes service discovery leaves the name of a pod and of its namespace. */
export const POD_LABELS = ['pod', 'kubernetes_pod_name', 'pod_name', 'k8s_pod_name'];
export const NAMESPACE_LABELS = ['namespace', 'kubernetes_namespace', 'k8s_namespace_name'];

/**
 * Ways to find the containers of a service, the most reliable first: in Kubernetes those of the scraped pods; with
 * Docker Compose and Swarm those whose service has the name of the job, or of the scraped host, which is the same name
 * inside their network; with plain Docker those that have such a name themselves. A container with the name of an
 * instance belongs to that instance.
 */
export function containerAgreements(service: string, targets: readonly ScrapedTarget[]): Agreement[] {
  const hosts = namedHosts(targets);
  const about = { kind: 'containers', metrics: CONTAINER_METRICS, by: 'name' } as const;
  const called = (label: string, names: readonly string[]): Agreement => ({
    ...about,
    matchers: [oneOf(label, names)],
    perInstance: false,
  });
  const byInstance = (label: string): Agreement => ({
    ...about,
    matchers: [oneOf(label, [service]), oneOf('name', hosts)],
    perInstance: true,
  });
  return [
    ...podAgreement(targets),
    ...(hosts.length === 0 ? [] : COMPOSED.map(byInstance)),
    ...COMPOSED.map((label) => called(label, [service])),
    ...(hosts.length === 0
      ? []
      : [...COMPOSED.map((label) => called(label, hosts)), { ...called('name', hosts), perInstance: true }]),
    called('name', [service]),
  ];
}

function podAgreement(targets: readonly ScrapedTarget[]): Agreement[] {
  const pods = labelValues(targets, POD_LABELS);
  const namespaces = labelValues(targets, NAMESPACE_LABELS);
  if (pods.length === 0 || namespaces.length === 0) return [];
  return [
    {
      kind: 'containers',
      metrics: CONTAINER_METRICS,
      matchers: [oneOf('namespace', namespaces), oneOf('pod', pods)],
      by: 'pod',
      perInstance: true,
    },
  ];
}
