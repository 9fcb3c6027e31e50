import type { Neighbours } from '@/instrumentation/system/system-profile';
import { countBy, maxBy, rate, sumBy } from '@/promql/expression';
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

/** Excludes filesystems in memory, read-only images, which are always full, and layers over others. */
const REAL_FILESYSTEMS: LabelMatcher = {
  name: 'fstype',
  op: '!~',
  value: 'tmpfs|ramfs|devtmpfs|squashfs|overlay|iso9660|autofs|fuse.*',
};
/** Excludes virtual network devices: traffic between containers would count twice. */
const REAL_DEVICES: LabelMatcher = {
  name: 'device',
  op: '!~',
  value: 'lo|veth.*|docker.*|br-.*|cni.*|cali.*|flannel.*|virbr.*',
};

/** Load average per core; above 1 something waits for a core or a disk. `minutes` is 1 or 5. */
export function loadExpr({ matchers }: Neighbours, minutes: 1 | 5): string {
  const cores = selector('node_cpu_seconds_total', [...matchers, { name: 'mode', op: '=', value: 'idle' }]);
  return `${maxBy(['instance'], selector(`node_load${minutes}`, matchers))} / ${countBy(['instance'], cores)}`;
}

/** The machines that the service runs on, with everything else that runs on them. */
export function hostGroup(source: SystemSource): PanelGroup | null {
  const { hosts } = source.system.neighbours;
  if (hosts === undefined) return null;
  const about = {
    id: 'hosts',
    title: 'Hosts',
    evidence: evidenceOf(hosts),
    filters: source.filters,
    perInstance: hosts.perInstance,
  } as const;
  return panelGroup(about, chartsWhere(hosts.exposed, hosts.by, hostCharts(hosts, neighbourWindow(source))));
}

function hostCharts(hosts: Neighbours, window: number): NeighbourChart[] {
  const { matchers } = hosts;
  const memory = (part: string) => sumBy(['instance'], selector(`node_memory_Mem${part}_bytes`, matchers));
  const filesystem = (part: string) => selector(`node_filesystem_${part}_bytes`, [...matchers, REAL_FILESYSTEMS]);
  const flow = (id: string, title: string, metric: string) =>
    flowChart({
      id,
      title,
      metric,
      window,
      expr: sumBy(['instance'], rate(selector(metric, [...matchers, REAL_DEVICES]), window)),
    });
  return [
    {
      id: 'host-load',
      title: 'Load per core',
      subtitle: 'average of 1 min over cores',
      unit: 'none',
      floor: 1,
      metrics: ['node_load1'],
      expr: loadExpr(hosts, 1),
    },
    {
      id: 'host-memory',
      title: 'Memory available',
      subtitle: 'of all',
      unit: 'ratio',
      floor: 1,
      metrics: ['node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes'],
      expr: `${memory('Available')} / ${memory('Total')}`,
    },
    {
      id: 'host-disk',
      title: 'Fullest disk',
      subtitle: 'used',
      unit: 'ratio',
      floor: 1,
      metrics: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
      expr: maxBy(['instance'], `1 - ${filesystem('avail')} / (${filesystem('size')} > 0)`),
    },
    flow('host-receive', 'Host network received', 'node_network_receive_bytes_total'),
    flow('host-transmit', 'Host network sent', 'node_network_transmit_bytes_total'),
  ];
}
