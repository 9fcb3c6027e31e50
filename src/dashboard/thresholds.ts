/** What a limit can be set on. `errorRate` is 5xx per second, `errorRatio` a share from 0 to 1. */
export type ThresholdKey = 'errorRatio' | 'errorRate' | 'p95' | 'p99' | 'cpuCores' | 'memoryBytes' | SaturationKey;

/**
 * Saturations: what can run full. Shares of a limit, 0 to 1: `openFiles` of the file descriptors, `heap` of the JVM's
 * or Go's own limit, `cpuOfLimit` and `memoryOfLimit` of a container's; `throttling`: share of scheduling periods.
 * `eventLoopLag` in seconds, `oomKills` in the last hour, `hostLoad` per core.
 */
export const SATURATION_KEYS = [
  'openFiles',
  'eventLoopLag',
  'heap',
  'cpuOfLimit',
  'memoryOfLimit',
  'throttling',
  'oomKills',
  'hostLoad',
] as const;
export type SaturationKey = (typeof SATURATION_KEYS)[number];

/**
 * A value above which the state is warning or critical, in base units, and where it comes from. `rule` is the alert's
 * name.
 */
export type Limit = {
  value: number;
  severity: 'warning' | 'critical';
  source: 'rule' | 'config' | 'default';
  rule?: string;
};

/** The limits in force per key, lowest first. A loaded rule wins over `config.json`, which wins over the default. */
export type Thresholds = Readonly<Record<ThresholdKey, readonly Limit[]>>;

/**
 * Memory has no default because its limit is not known from inside a process, and the load of a host has none because
 * other processes may cause it, and a service that answers in time on a busy machine is well. Throttling has the limit
 * of the Kubernetes mixin.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  errorRatio: [
    { value: 0.01, severity: 'warning', source: 'default' },
    { value: 0.05, severity: 'critical', source: 'default' },
  ],
  errorRate: [],
  p95: [{ value: 1, severity: 'warning', source: 'default' }],
  p99: [{ value: 3, severity: 'critical', source: 'default' }],
  cpuCores: [{ value: 0.8, severity: 'warning', source: 'default' }],
  memoryBytes: [],
  openFiles: [
    { value: 0.8, severity: 'warning', source: 'default' },
    { value: 0.95, severity: 'critical', source: 'default' },
  ],
  eventLoopLag: [{ value: 0.25, severity: 'warning', source: 'default' }],
  heap: [{ value: 0.9, severity: 'warning', source: 'default' }],
  cpuOfLimit: [{ value: 0.8, severity: 'warning', source: 'default' }],
  memoryOfLimit: [{ value: 0.8, severity: 'warning', source: 'default' }],
  throttling: [{ value: 0.25, severity: 'warning', source: 'default' }],
  oomKills: [{ value: 0, severity: 'warning', source: 'default' }],
  hostLoad: [],
};
