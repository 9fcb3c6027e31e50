import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { ThresholdKey } from '@/dashboard/thresholds';
import type { Signal, SignalName } from '@/health/signal';

/** Which chart stands under which light. */
const CHARTS: Readonly<Record<SignalName, string>> = {
  traffic: 'requests',
  errors: 'error-ratio',
  latency: 'latency',
  system: 'memory',
};

/** Which resource is drawn while the light of the system is on for it. */
const RESOURCES: Readonly<Partial<Record<ThresholdKey, string>>> = {
  cpuCores: 'cpu',
  cpuOfLimit: 'cpu',
  eventLoopLag: 'event-loop-lag',
  heap: 'heap-used',
  openFiles: 'open-files',
  throttling: 'container-throttling',
  hostLoad: 'host-load',
};

/**
 * The chart of a light among those that there are. A light that is on has that of what it is on for; while it is off,
 * which resource is the fullest may change with every refresh.
 */
export function chartUnderLight(
  name: SignalName,
  signal: Pick<Signal, 'level' | 'limit'> | null,
  charts: readonly TimeSeriesPanel[],
): TimeSeriesPanel | undefined {
  const isOn = signal?.level === 'warning' || signal?.level === 'critical';
  const named = name === 'system' && isOn && signal.limit !== null ? RESOURCES[signal.limit.key] : undefined;
  return charts.find(({ id }) => id === named) ?? charts.find(({ id }) => id === CHARTS[name]);
}
