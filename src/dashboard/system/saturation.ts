import type { SaturationKey } from '@/dashboard/thresholds';
import { CPU_SECONDS } from '@/instrumentation/system/process-metrics';
import type { SystemProfile } from '@/instrumentation/system/system-profile';
import { averageOver, increase, maxBy, rate, sumBy } from '@/promql/expression';
import { rateWindow } from '@/promql/rate-window';
import { ofContainers as selectContainers, throttlingExpr } from './containers';
import { neighbourWindow, type SystemSource } from './group';
import { loadExpr } from './hosts';
import { CORES } from './cores';
import { OF_A_CONTAINER, podLimit } from './pods';
import { CPU_SHARE, heapUsed, metricFinder, ofHeap } from './runtime';
import { LAG_WINDOW, MOST_FILES, NODE_LAG, OPEN_FILES } from './process-limits';

/**
 * A saturation, a series per value of the label `by`: a share of a limit from 0 to 1, or a value with a limit of its
 * own (see `SATURATION_KEYS`).
 */
export type SaturationVector = { key: SaturationKey; expr: string; by: string };

const HOUR = 3600;

const CORES_BY_OPENTELEMETRY = ['go_processor_limit', 'jvm_cpu_count', 'process_cpu_count'];

/** Unlimited memory is exposed as 0, or as a number near 2^63. */
const LIMITED = '> 0 < 1e15';

/** Every saturation that has metrics: of the process, of its containers, of its hosts. */
export function saturationVectors(source: SystemSource): SaturationVector[] {
  const { neighbours } = source.system;
  const ofContainers = containerSaturation(neighbours, neighbourWindow(source));
  // The limit of a container wins, because it is lower than what the runtime believes to have.
  const ofProcess = processSaturation(source).filter(({ key }) => !ofContainers.some((other) => other.key === key));
  return [...ofProcess, ...ofContainers, ...hostSaturation(neighbours)];
}

function processSaturation(source: SystemSource): SaturationVector[] {
  const { resolution } = source;
  const find = metricFinder(source);
  const by = 'instance';
  const open = find(OPEN_FILES);
  const most = find(MOST_FILES);
  const lag = find(NODE_LAG);
  const heap = heapUsed(find);
  const heapLimit =
    find(['jvm_memory_max_bytes', 'jvm_memory_bytes_max', 'jvm_memory_limit_bytes', 'jvm_memory_limit'], ofHeap) ??
    find(['go_gc_gomemlimit_bytes']);
  const cpu = find(CPU_SECONDS);
  const cores = find([...CORES, ...CORES_BY_OPENTELEMETRY]);
  const share = find(CPU_SHARE);
  const cpuWindow = rateWindow(source.windows.cpu, resolution.scrapeInterval, resolution.step);
  const ofCores =
    cpu && cores ? `${sumBy([by], rate(cpu.selected, cpuWindow))} / ${maxBy([by], `${cores.selected} > 0`)}` : null;
  const cpuExpr = ofCores ?? (share && sumBy([by], averageOver(share.selected, cpuWindow)));
  const lagWindow = rateWindow(LAG_WINDOW, resolution.scrapeInterval, resolution.step);
  return [
    ...(open && most
      ? [
          {
            key: 'openFiles',
            expr: `${maxBy([by], open.selected)} / ${maxBy([by], `${most.selected} > 0`)}`,
            by,
          } as const,
        ]
      : []),
    ...(lag ? [{ key: 'eventLoopLag', expr: maxBy([by], averageOver(lag.selected, lagWindow)), by } as const] : []),
    ...(cpuExpr === null ? [] : [{ key: 'cpuOfLimit', expr: cpuExpr, by } as const]),
    ...(heap && heapLimit
      ? [
          {
            key: 'heap',
            expr: `${sumBy([by], heap.selected)} / ${sumBy([by], `${heapLimit.selected} ${LIMITED}`)}`,
            by,
          } as const,
        ]
      : []),
  ];
}

/**
 * Each container is compared with its own limit, and the fullest container of a pod counts: a sidecar without a limit
 * does not use that of its neighbour, and a small container at its limit is killed however much room its neighbours
 * have.
 */
function containerSaturation({ containers, pods }: SystemProfile['neighbours'], window: number): SaturationVector[] {
  if (containers === undefined) return [];
  const { by, exposed } = containers;
  const has = (...metrics: readonly string[]) => metrics.every((metric) => exposed.has(metric));
  const each = by === 'pod' ? OF_A_CONTAINER : [by];
  const sum = (metric: string) => sumBy(each, selectContainers(containers, metric));
  const cpu = has('container_cpu_usage_seconds_total')
    ? sumBy(each, rate(selectContainers(containers, 'container_cpu_usage_seconds_total'), window))
    : null;
  const memory = has('container_memory_working_set_bytes') ? sum('container_memory_working_set_bytes') : null;
  const ownCpuLimit = has('container_spec_cpu_quota', 'container_spec_cpu_period')
    ? `(${sum('container_spec_cpu_quota')} / ${sum('container_spec_cpu_period')} > 0)`
    : null;
  const ownMemoryLimit = has('container_spec_memory_limit_bytes')
    ? sumBy(each, `${selectContainers(containers, 'container_spec_memory_limit_bytes')} ${LIMITED}`)
    : null;
  // Limits from kube-state-metrics are joined by `pod`, so usage must have that label too.
  const limit = (resource: 'cpu' | 'memory', own: string | null) =>
    by === 'pod' ? (podLimit(pods, resource) ?? own) : own;
  const [cpuLimit, memoryLimit] = [limit('cpu', ownCpuLimit), limit('memory', ownMemoryLimit)];
  const shareOf = (used: string, most: string) => maxBy([by], `${used} / ${most}`);
  const ooms = 'container_oom_events_total';
  return [
    ...(cpu && cpuLimit ? [{ key: 'cpuOfLimit', expr: shareOf(cpu, cpuLimit), by } as const] : []),
    ...(memory && memoryLimit ? [{ key: 'memoryOfLimit', expr: shareOf(memory, memoryLimit), by } as const] : []),
    ...(has('container_cpu_cfs_periods_total', 'container_cpu_cfs_throttled_periods_total')
      ? [{ key: 'throttling', expr: throttlingExpr(containers, window), by } as const]
      : []),
    ...(has(ooms)
      ? [{ key: 'oomKills', expr: sumBy([by], increase(selectContainers(containers, ooms), HOUR)), by } as const]
      : []),
  ];
}

function hostSaturation({ hosts }: SystemProfile['neighbours']): SaturationVector[] {
  return hosts?.exposed.has('node_load5') ? [{ key: 'hostLoad', expr: loadExpr(hosts, 5), by: hosts.by }] : [];
}
