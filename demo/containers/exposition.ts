import type { Container } from './find-containers';
import type { ProcessUsage } from './process-usage';

type Metric = {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  labels?: string;
  value: (usage: ProcessUsage) => number;
};

const METRICS: Metric[] = [
  {
    name: 'container_cpu_usage_seconds_total',
    type: 'counter',
    help: 'CPU time of the process, user and system.',
    labels: 'cpu="total"',
    value: (usage) => usage.cpuUserSeconds + usage.cpuSystemSeconds,
  },
  {
    name: 'container_cpu_user_seconds_total',
    type: 'counter',
    help: 'CPU time of the process in user mode.',
    value: (usage) => usage.cpuUserSeconds,
  },
  {
    name: 'container_cpu_system_seconds_total',
    type: 'counter',
    help: 'CPU time of the process in the kernel.',
    value: (usage) => usage.cpuSystemSeconds,
  },
  {
    name: 'container_memory_usage_bytes',
    type: 'gauge',
    help: 'Resident memory of the process, mapped files included.',
    value: (usage) => usage.residentBytes,
  },
  {
    name: 'container_memory_working_set_bytes',
    type: 'gauge',
    help: 'Resident memory of the process without mapped files.',
    value: (usage) => usage.anonymousBytes,
  },
  {
    name: 'container_network_receive_bytes_total',
    type: 'counter',
    help: 'Bytes the process read by system calls: from sockets above all, but from files and pipes as well.',
    labels: 'interface="lo"',
    value: (usage) => usage.callsReadBytes,
  },
  {
    name: 'container_network_transmit_bytes_total',
    type: 'counter',
    help: 'Bytes the process wrote by system calls: to sockets above all, but to files and pipes as well.',
    labels: 'interface="lo"',
    value: (usage) => usage.callsWrittenBytes,
  },
  {
    name: 'container_fs_reads_bytes_total',
    type: 'counter',
    help: 'Bytes the process caused to be read from storage.',
    labels: 'device=""',
    value: (usage) => usage.storageReadBytes,
  },
  {
    name: 'container_fs_writes_bytes_total',
    type: 'counter',
    help: 'Bytes the process caused to be written to storage.',
    labels: 'device=""',
    value: (usage) => usage.storageWrittenBytes,
  },
];

/** Part of every HELP text, because the name suggests cAdvisor. */
const ORIGIN = "Under cAdvisor's name, but not from cAdvisor: the demo's own exporter read it from /proc.";

/** Labels as Docker Compose sets them: `backend-2` is the second container of the service `backend`. */
function identity(name: string): string {
  const service = name.replace(/-\d+$/, '');
  return `container_label_com_docker_compose_project="vigie",container_label_com_docker_compose_service="${service}",id="/vigie/${name}",name="${name}"`;
}

/** The containers in the Prometheus text format; a comment where there is no /proc. */
export function containerMetrics(containers: readonly Container[] | undefined): string {
  if (containers === undefined)
    return '# This system has no /proc: nothing is known about the processes of the demo.\n';
  return METRICS.map(({ name, type, help, labels, value }) => {
    const samples = containers.map(
      (one) => `${name}{${identity(one.name)}${labels === undefined ? '' : `,${labels}`}} ${value(one.usage)}\n`,
    );
    return `# HELP ${name} ${help} ${ORIGIN}\n# TYPE ${name} ${type}\n${samples.join('')}`;
  }).join('');
}
