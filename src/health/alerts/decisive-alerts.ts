import { NAMING_LABELS, podsOf } from '@/dashboard/alerts/naming-labels';
import { severityLevel } from '@/dashboard/alerts/severity';
import type { Alert } from '@/prometheus/rule';

export type Labelled = Pick<Alert, 'labels'>;

/**
 * The level that a firing alert gives the verdict. null: it never changes it (a permanent `Watchdog`, `info`, no
 * severity at all).
 */
export function alertLevel({ labels }: Labelled): 'warning' | 'critical' | null {
  return severityLevel(labels['severity']);
}

/** An alert that names no service may be about any, so it counts for each; one that names others only does not. */
export function concerns({ labels }: Labelled, service: string): boolean {
  return (
    (!labels['job'] && !labels['service']) ||
    [labels['job'], ...NAMING_LABELS.map((name) => labels[name])].includes(service) ||
    (labels['pod'] !== undefined && new RegExp(`^${podsOf(service)}$`).test(labels['pod']))
  );
}

/** The alerts that change the verdict of a service now. */
export function decisiveAlerts(alerts: readonly Alert[], service: string): Alert[] {
  return alerts.filter((alert) => alert.state === 'firing' && alertLevel(alert) !== null && concerns(alert, service));
}
