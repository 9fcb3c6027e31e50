import type { Limit, ThresholdKey, Thresholds } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import type { Level } from '@/health/level';
import type { NamedLimit } from '@/health/signal';

/** The unit in which the limits of each kind are written. */
export const LIMIT_UNITS: Readonly<Record<ThresholdKey, Unit>> = {
  errorRatio: 'ratio',
  errorRate: 'perSecond',
  p95: 'seconds',
  p99: 'seconds',
  cpuCores: 'cores',
  memoryBytes: 'bytes',
  openFiles: 'ratio',
  eventLoopLag: 'seconds',
  heap: 'ratio',
  cpuOfLimit: 'ratio',
  memoryOfLimit: 'ratio',
  throttling: 'ratio',
  oomKills: 'count',
  hostLoad: 'none',
};

/** `limit`: the worst exceeded one, otherwise the lowest; `headroom`: value divided by limit. */
export type Distance = { level: Exclude<Level, 'unknown'>; limit: NamedLimit | null; headroom: number | null };

/** A value must be above its limit, not equal to it, as in the rules it comes from (`> 0.05`). */
export function judgeLimits(value: number, key: ThresholdKey, thresholds: Thresholds): Distance {
  const limits = thresholds[key].toSorted((a, b) => a.value - b.value);
  const crossed = limits.filter((limit) => value > limit.value);
  const decisive = crossed.findLast((limit) => limit.severity === 'critical') ?? crossed.at(-1);
  const limit = decisive ?? limits[0];
  if (limit === undefined) return { level: 'ok', limit: null, headroom: null };
  return {
    level: decisive?.severity ?? 'ok',
    limit: { ...limit, key },
    headroom: limit.value > 0 ? value / limit.value : null,
  };
}

/** The lowest limit with the same severity: the state began when that was crossed. */
export function lowestAsBad({ key, severity }: NamedLimit, thresholds: Thresholds): number {
  return Math.min(...thresholds[key].flatMap((limit) => (limit.severity === severity ? limit.value : [])));
}

/**
 * The level of a value; the same as `judgeLimits(…).level`, but fast enough for the thousands of points of a watch
 * line. NaN is OK.
 */
export function levelAbove(value: number, limits: readonly Limit[]): Distance['level'] {
  let level: Distance['level'] = 'ok';
  for (const limit of limits) {
    if (!(value > limit.value)) continue;
    if (limit.severity === 'critical') return 'critical';
    level = 'warning';
  }
  return level;
}

/** The one that matters more: the worse, among equals the one nearer to its limit. */
export function nearer(a: Distance, b: Distance): Distance {
  const rank = { ok: 0, warning: 1, critical: 2 };
  if (rank[a.level] !== rank[b.level]) return rank[a.level] > rank[b.level] ? a : b;
  return (b.headroom ?? -1) > (a.headroom ?? -1) ? b : a;
}

/** `1 GB`, `5 %`: the limit in the unit of what it is set on. */
export function limitText(limit: NamedLimit): string {
  return formatText(limit.value, LIMIT_UNITS[limit.key]);
}

/** `alerts above 5 %` only for limits of alert rules; others are named by their severity: `critical above 5 %`. */
export function limitWords(limit: NamedLimit): string {
  if (limit.source === 'rule') return `alerts above ${limitText(limit)}`;
  return `${limit.severity} above ${limitText(limit)}`;
}
