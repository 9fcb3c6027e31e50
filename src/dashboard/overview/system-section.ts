import { ignoredFilters } from '@/dashboard/filters';
import type { Section, StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { derivedQuery, plainQuery } from '@/dashboard/panel-query';
import { windowTexts, type OverviewSource } from './overview-source';
import { totalQuery } from './vector-lines';

/** The axes reach at least this high (cores, bytes), so that the noise of an idle process does not fill the chart. */
const CPU_FLOOR = 0.1;
const MEMORY_FLOOR = 100e6;

export function systemSection(source: OverviewSource): Section {
  return {
    id: 'system',
    title: 'System',
    stats: [instancesUp(source), cpuTotal(source), memoryTotal(source)],
    charts: [cpu(source), memory(source)],
  };
}

/** Process metrics never carry an endpoint. */
const aboutProcess = ({ filters }: OverviewSource) =>
  ({ subject: 'process', whenEmpty: 'no-series', ignores: ignoredFilters(filters, null) }) as const;

const aboutCpu = (source: OverviewSource) =>
  ({
    ...aboutProcess(source),
    unit: 'cores',
    metrics: [source.profile.cpu ?? 'process_cpu_seconds_total'],
    threshold: 'cpuCores',
  }) as const;

const aboutMemory = (source: OverviewSource) =>
  ({
    ...aboutProcess(source),
    unit: 'bytes',
    metrics: [source.profile.memory ?? 'process_resident_memory_bytes'],
    threshold: 'memoryBytes',
  }) as const;

function instancesUp(source: OverviewSource): StatPanel {
  return {
    ...aboutProcess(source),
    kind: 'stat',
    id: 'instances-up',
    reads: 'instancesUp',
    title: 'Instances up',
    subtitle: 'answered their last scrape',
    unit: 'count',
    queries: [derivedQuery('A', source.vectors.up.total, 'Up', [source.vectors.up.expr], { kind: 'count' })],
    metrics: ['up'],
    threshold: null,
  };
}

function cpuTotal(source: OverviewSource): StatPanel {
  const vector = source.vectors.cpu;
  return {
    ...aboutCpu(source),
    kind: 'stat',
    id: 'cpu-total',
    reads: 'cpuCores',
    title: 'CPU',
    subtitle: 'all instances together',
    queries: vector === null ? [] : [totalQuery('A', vector, 'CPU')],
    // The limit is per instance, and must not be compared with the sum of several.
    threshold: null,
  };
}

function memoryTotal(source: OverviewSource): StatPanel {
  const vector = source.vectors.memory;
  return {
    ...aboutMemory(source),
    kind: 'stat',
    id: 'memory-total',
    reads: 'memoryBytes',
    title: 'Memory',
    subtitle: 'all instances together',
    queries: vector === null ? [] : [totalQuery('A', vector, 'Memory')],
    threshold: null,
  };
}

/** The strip of instances under both charts is their legend. */
const BY_INSTANCE = {
  palette: 'labels',
  legend: 'none',
  rest: 'left-out',
  picks: { filter: 'instance', label: 'instance' },
} as const;

function cpu(source: OverviewSource): TimeSeriesPanel {
  const vector = source.vectors.cpu;
  return {
    ...aboutCpu(source),
    ...BY_INSTANCE,
    kind: 'time-series',
    id: 'cpu',
    title: 'CPU by instance',
    subtitle: `cores, ${windowTexts(source, 'cpu').lines}`,
    queries: vector === null ? [] : [plainQuery('A', vector.expr, '{{instance}}')],
    floor: CPU_FLOOR,
  };
}

function memory(source: OverviewSource): TimeSeriesPanel {
  const vector = source.vectors.memory;
  return {
    ...aboutMemory(source),
    ...BY_INSTANCE,
    kind: 'time-series',
    id: 'memory',
    title: 'Memory by instance',
    subtitle: 'resident',
    queries: vector === null ? [] : [plainQuery('A', vector.expr, '{{instance}}')],
    floor: MEMORY_FLOOR,
  };
}
