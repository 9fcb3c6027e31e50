import { SATURATION_KEYS, type ThresholdKey, type Thresholds } from '@/dashboard/thresholds';
import type { Alert } from '@/prometheus/rule';
import { alertLevel } from '@/health/alerts/decisive-alerts';
import { isWorse, worstLevel } from '@/health/level';
import type { Signal, SignalName, Since } from '@/health/signal';
import { nameText } from '@/health/words';
import { laterSince } from './since';

/** The level that a decisive alert gives its light. */
export const levelOfAlert = (alert: Alert): 'warning' | 'critical' => alertLevel(alert) ?? 'warning';

const LIGHTS: readonly (readonly [ThresholdKey, SignalName])[] = [
  ['errorRatio', 'errors'],
  ['errorRate', 'errors'],
  ['p95', 'latency'],
  ['p99', 'latency'],
  ['cpuCores', 'system'],
  ['memoryBytes', 'system'],
  ...SATURATION_KEYS.map((key) => [key, 'system'] as const),
];

/** The light whose limit came from the alert's own rule; null where no limit did. */
export function lightByRule(alert: Alert, thresholds: Thresholds): SignalName | null {
  const found = LIGHTS.find(([key]) => thresholds[key].some((limit) => limit.rule === alert.name));
  return found === undefined ? null : found[1];
}

/**
 * Raises a light to the level of the firing alerts about it, since they became active. `step`: seconds between the
 * points of its line. Over long ranges the line shows a crossing up to a step late; an alert that became active within
 * that step gives the exact time.
 */
export function raiseByAlerts(signal: Signal, alerts: readonly Alert[], step: number): Signal {
  const level = worstLevel(alerts.map(levelOfAlert));
  const [first] = alerts.filter((alert) => levelOfAlert(alert) === level).toSorted((a, b) => a.activeAt - b.activeAt);
  if (first === undefined || isWorse(signal.level, level)) return signal;
  const active = { time: first.activeAt, before: false };
  if (signal.level === level)
    return { ...signal, since: isOfCrossing(signal.since, active, step) ? active : laterSince(signal.since, active) };
  return {
    ...signal,
    level,
    reason: `${nameText(first.name)} is firing. ${signal.reason}`,
    shortReason: `${nameText(first.name)} is firing`,
    since: active,
  };
}

const isOfCrossing = (crossing: Since | null, active: Since, step: number) =>
  crossing !== null && !crossing.before && active.time <= crossing.time && active.time > crossing.time - step;
