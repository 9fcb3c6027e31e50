import { NAMING_LABELS, podsOf } from '@/dashboard/alerts/naming-labels';
import { severityLevel } from '@/dashboard/alerts/severity';
import { mayRead } from '@/dashboard/alerts/rules-of-service';
import type { Alert } from '@/prometheus/rule';

export type Labelled = Pick<Alert, 'labels' | 'expr'>;

/**
 * The level that a firing alert gives the verdict. null: it never changes it (a permanent `Watchdog`, `info`, no
 * severity at all).
 */
export function alertLevel({ labels }: Labelled): 'warning' | 'critical' | null {
  return severityLevel(labels['severity']);
}

/**
 * An alert that names no service may be about any, so it counts for each; one that names others only does not. Where
 * its rule has summed up all labels, the jobs that the rule selects are what it names.
 */
export function concerns({ labels, expr = '' }: Labelled, service: string): boolean {
  return (
    (!labels['job'] && !labels['service'] && mayRead(expr, service)) ||
    ['job', ...NAMING_LABELS].some((name) => labels[name] === service) ||
    (labels['pod'] !== undefined && new RegExp(`^${podsOf(service)}$`).test(labels['pod']))
  );
}

/** The alerts that change the verdict of a service now. */
export function decisiveAlerts(alerts: readonly Alert[], service: string): Alert[] {
  return alerts.filter((alert) => alert.state === 'firing' && alertLevel(alert) !== null && concerns(alert, service));
}
