import type { Alert } from './rule';
import { seriesKey } from './series';

/** The identity of an alert, across answers and across rules. */
export const alertKey = ({ name, labels }: Pick<Alert, 'name' | 'labels'>): string => `${name} ${seriesKey(labels)}`;

/** The further an alert is, the lower its rank. */
export const STATE_RANK = { firing: 0, pending: 1, inactive: 2 } as const;

/**
 * Each alert once, as in Alertmanager: rules with the same name and labels, such as a fast and a slow burn rate of one
 * error budget, give the same alert. Kept is the one that is furthest (firing before pending), and of equals the
 * oldest; it may be about whatever one of its rules reads.
 */
export function distinctAlerts(alerts: readonly Alert[]): Alert[] {
  const distinct = new Map<string, Alert>();
  for (const alert of alerts) {
    const key = alertKey(alert);
    const known = distinct.get(key) ?? alert;
    const isFurther = (STATE_RANK[alert.state] - STATE_RANK[known.state] || alert.activeAt - known.activeAt) <= 0;
    const kept = isFurther ? alert : known;
    distinct.set(key, known.expr === alert.expr ? kept : { ...kept, expr: `${known.expr} or ${alert.expr}` });
  }
  return [...distinct.values()];
}
