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
 * The chart of a light among those that there are. A light that is on for a resource has that of the resource; where it
 * is off, or on for an instance that is down, which resource is the fullest may change with every refresh.
 */
export function chartUnderLight(
  name: SignalName,
  signal: Pick<Signal, 'level' | 'limit' | 'headroom'> | null,
  charts: readonly TimeSeriesPanel[],
): TimeSeriesPanel | undefined {
  const isOn = signal?.level === 'warning' || signal?.level === 'critical';
  const exceeded = isOn && (signal.headroom ?? 0) > 1 ? signal.limit : null;
  const named = name === 'system' && exceeded !== null ? RESOURCES[exceeded.key] : undefined;
  return charts.find(({ id }) => id === named) ?? charts.find(({ id }) => id === CHARTS[name]);
}
