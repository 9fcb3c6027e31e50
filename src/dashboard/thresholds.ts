/** What a limit can be set on. `errorRate` is 5xx per second, `errorRatio` a share from 0 to 1. */
export type ThresholdKey = 'errorRatio' | 'errorRate' | 'p95' | 'p99' | 'cpuCores' | 'memoryBytes';

/** A value above which it is a warning or critical, in base units, and who said so. `rule` is the alert's name. */
export type Limit = { value: number; severity: 'warning' | 'critical'; source: 'rule' | 'config' | 'default'; rule?: string };

/** Per key the limits that hold, lowest first. A loaded rule wins over `config.json`, which wins over the default. */
export type Thresholds = Readonly<Record<ThresholdKey, readonly Limit[]>>;

/** Memory has no default because its limit is not known from inside a process. */
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
};
