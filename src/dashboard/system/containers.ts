import { windowText } from '@/dashboard/window-text';
import type { Neighbours } from '@/instrumentation/system/system-profile';
import { rate, sumBy } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import {
  chartsWhere,
  evidenceOf,
  flowChart,
  neighbourWindow,
  panelGroup,
  type NeighbourChart,
  type PanelGroup,
  type SystemSource,
} from './group';
import { podCharts } from './pods';

const CPU = 'container_cpu_usage_seconds_total';
const WORKING_SET = 'container_memory_working_set_bytes';
const PERIODS = 'container_cpu_cfs_periods_total';
const THROTTLED = 'container_cpu_cfs_throttled_periods_total';

/**
 * The kubelet's cAdvisor exposes a pod as a whole, each of its containers, and the pause container `POD`; only the
 * containers must be added up.
 */
const CONTAINERS_OF_A_POD: readonly LabelMatcher[] = [
  { name: 'container', op: '!=', value: '' },
  { name: 'container', op: '!=', value: 'POD' },
];

/** A selector for the containers of a service. `isOfPod`: for network metrics, which belong to the pod as a whole. */
export function ofContainers({ matchers, by }: Neighbours, metric: string, isOfPod = false): string {
  return selector(metric, by === 'pod' && !isOfPod ? [...matchers, ...CONTAINERS_OF_A_POD] : matchers);
}

/** The share of scheduling periods in which a container was throttled, 0 to 1. */
export function throttlingExpr(containers: Neighbours, window: number): string {
  const periods = (metric: string) => sumBy([containers.by], rate(ofContainers(containers, metric), window));
  return `${periods(THROTTLED)} / (${periods(PERIODS)} > 0)`;
}

/** What the containers of the service use as seen from outside the process, and how often they were restarted. */
export function containerGroup(source: SystemSource): PanelGroup | null {
  const { containers, pods } = source.system.neighbours;
  const known = containers ?? pods;
  if (known === undefined) return null;
  const about = {
    id: 'containers',
    title: 'Containers',
    evidence: evidenceOf(known),
    filters: source.filters,
    perInstance: known.perInstance,
  } as const;
  const own =
    containers === undefined
      ? []
      : chartsWhere(containers.exposed, containers.by, containerCharts(containers, neighbourWindow(source)));
  return panelGroup(about, [...own, ...podCharts(pods)]);
}

function containerCharts(containers: Neighbours, window: number): NeighbourChart[] {
  const { by, exposed } = containers;
  const memory = exposed.has(WORKING_SET) ? WORKING_SET : 'container_memory_usage_bytes';
  const rateOf = (metric: string, isOfPod = false) =>
    sumBy([by], rate(ofContainers(containers, metric, isOfPod), window));
  const flow = (id: string, title: string, metric: string, isOfPod = false) =>
    flowChart({ id, title, metric, window, expr: rateOf(metric, isOfPod) });
  return [
    {
      id: 'container-cpu',
      title: 'Container CPU',
      subtitle: `cores, rate over ${windowText(window)}`,
      unit: 'cores',
      floor: 0.1,
      metrics: [CPU],
      expr: rateOf(CPU),
    },
    {
      id: 'container-memory',
      title: 'Container memory',
      subtitle: memory === WORKING_SET ? 'working set' : 'usage',
      unit: 'bytes',
      floor: 100e6,
      metrics: [memory],
      expr: sumBy([by], ofContainers(containers, memory)),
    },
    flow('container-receive', 'Network received', 'container_network_receive_bytes_total', true),
    flow('container-transmit', 'Network sent', 'container_network_transmit_bytes_total', true),
    flow('container-reads', 'Disk read', 'container_fs_reads_bytes_total'),
    flow('container-writes', 'Disk written', 'container_fs_writes_bytes_total'),
    {
      id: 'container-throttling',
      title: 'CPU throttled',
      subtitle: `share of periods, ${windowText(window)}`,
      unit: 'ratio',
      floor: 0.1,
      metrics: [PERIODS, THROTTLED],
      expr: throttlingExpr(containers, window),
    },
  ];
}
