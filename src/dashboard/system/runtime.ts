import { matchersFor } from '@/dashboard/filters';
import { windowText } from '@/dashboard/window-text';
import { CPU_SECONDS, nameOf } from '@/instrumentation/system/process-metrics';
import { maxBy, rate, sumBy } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { panelGroup, type PanelGroup, type SystemChart, type SystemSource } from './group';
import { NODE_LAG, OPEN_FILES } from './process-limits';

/**
 * The first of these metrics that the process exposes, as a selector with the service's matchers; null where it exposes
 * none.
 */
type FindMetric = (
  standards: readonly string[],
  extra?: (name: string) => readonly LabelMatcher[],
) => { name: string; selected: string } | null;

export function metricFinder({ system, filters }: Pick<SystemSource, 'system' | 'filters'>): FindMetric {
  return (standards, extra = () => []) => {
    const name = nameOf(system.own, standards);
    return name === null ? null : { name, selected: selector(name, [...matchersFor(filters, null), ...extra(name)]) };
  };
}

/**
 * Matchers for the JVM's heap. Its area is in `area` or, with OpenTelemetry, in `jvm_memory_type`; the matcher for the
 * missing label accepts the empty value.
 */
export const ofHeap = (name: string): LabelMatcher[] =>
  ['area', name.includes('.') ? 'jvm.memory.type' : 'jvm_memory_type'].map((label) => ({
    name: label,
    op: '=~',
    value: 'heap|',
  }));

/**
 * CPU utilization as a share of the cores that the process may use, 0 to 1, by Micrometer and OpenTelemetry; used where
 * CPU seconds are not counted.
 */
export const CPU_SHARE = [
  'process_cpu_usage',
  ...['process_cpu_utilization', 'jvm_cpu_recent_utilization', 'jvm_cpu_utilization'].flatMap((name) => [
    `${name}_ratio`,
    name,
  ]),
];
const THREADS = [
  'jvm_threads_live_threads',
  'jvm_threads_live',
  'jvm_threads_current',
  'jvm_thread_count',
  'process_num_threads',
  'process_thread_count',
];
const COLLECTING = [
  'nodejs_gc_duration_seconds_sum',
  'go_gc_duration_seconds_sum',
  'jvm_gc_pause_seconds_sum',
  'jvm_gc_collection_seconds_sum',
  ...['v8js', 'jvm'].flatMap((runtime) => [`${runtime}_gc_duration_seconds_sum`, `${runtime}_gc_duration_sum`]),
  'dotnet_gc_pause_time_seconds_total',
  'dotnet_gc_pause_time',
];

type Kind = Pick<SystemChart, 'id' | 'title' | 'unit' | 'floor'> & {
  subtitle: (name: string) => string;
  of: (find: FindMetric) => ReturnType<FindMetric>;
  how: 'level' | 'rate';
};

const CHARTS: readonly Kind[] = [
  {
    id: 'cpu-share',
    title: 'CPU utilization',
    unit: 'ratio',
    floor: 0.1,
    how: 'level',
    of: (find) => (find(CPU_SECONDS) === null ? find(CPU_SHARE) : null),
    subtitle: () => 'of the cores it may use',
  },
  {
    id: 'event-loop-lag',
    title: 'Event loop lag',
    unit: 'seconds',
    floor: 0.05,
    how: 'level',
    of: (find) => find(NODE_LAG),
    subtitle: (name) => (name.includes('p99') ? 'p99 since the scrape before' : 'at the scrape'),
  },
  { id: 'heap-used', title: 'Heap', unit: 'bytes', floor: 50e6, how: 'level', of: heapUsed, subtitle: () => 'used' },
  {
    id: 'gc-time',
    title: 'Garbage collection',
    unit: 'ratio',
    floor: 0.02,
    how: 'rate',
    of: (find) => find(COLLECTING),
    subtitle: () => 'share of time',
  },
  {
    id: 'gc-runs',
    title: 'Garbage collections',
    unit: 'perSecond',
    floor: 1,
    how: 'rate',
    of: (find) => find(['python_gc_collections_total']),
    subtitle: () => 'per second, all generations',
  },
  {
    id: 'goroutines',
    title: 'Goroutines',
    unit: 'count',
    floor: 20,
    how: 'level',
    of: (find) => find(['go_goroutines', 'go_goroutine_count']),
    subtitle: () => 'at the scrape',
  },
  {
    id: 'threads',
    title: 'Threads',
    unit: 'count',
    floor: 20,
    how: 'level',
    of: (find) => find(THREADS),
    subtitle: () => 'at the scrape',
  },
  {
    id: 'handles',
    title: 'Handles',
    unit: 'count',
    floor: 20,
    how: 'level',
    of: (find) => find(['nodejs_active_handles_total', 'v8js_resource_active']),
    subtitle: () => 'sockets, timers and files in use',
  },
  {
    id: 'open-files',
    title: 'File descriptors',
    unit: 'count',
    floor: 50,
    how: 'level',
    of: (find) => find(OPEN_FILES),
    subtitle: () => 'open',
  },
];

/**
 * The metric of used heap. With several series per instance, as for the areas of the JVM and the spaces of V8, their
 * sum is the heap.
 */
export function heapUsed(find: FindMetric): ReturnType<FindMetric> {
  const others = [
    'nodejs_heap_size_used_bytes',
    'go_memstats_heap_inuse_bytes',
    'v8js_memory_heap_used_bytes',
    'v8js_memory_heap_used',
  ];
  return find(['jvm_memory_used_bytes', 'jvm_memory_bytes_used', 'jvm_memory_used'], ofHeap) ?? find(others);
}

/** The metrics of the process and its runtime beside CPU and memory, a line per instance. */
export function runtimeGroup(source: SystemSource): PanelGroup | null {
  const { filters, windows, resolution } = source;
  const find = metricFinder(source);
  const window = rateWindow(windows.cpu, resolution.scrapeInterval, resolution.step);
  const charts = CHARTS.flatMap(({ of, how, subtitle, ...chart }): SystemChart[] => {
    const metric = of(find);
    if (metric === null) return [];
    const { name, selected } = metric;
    // Several processes may share an instance: their lags must not be added, everything else may.
    const aggregate = chart.id === 'event-loop-lag' ? maxBy : sumBy;
    const expr = aggregate(['instance'], how === 'rate' ? rate(selected, window) : selected);
    return [
      {
        ...chart,
        subtitle: how === 'rate' ? `${subtitle(name)}, ${windowText(window)}` : subtitle(name),
        metrics: [name],
        expr,
        by: 'instance',
      },
    ];
  });
  return panelGroup(
    {
      id: 'runtime',
      title: 'Runtime',
      evidence: 'said by the process itself',
      filters,
      perInstance: true,
      picks: { filter: 'instance', label: 'instance' },
    },
    charts,
  );
}
