import type { Alert } from './rule';
import { seriesKey } from './series';

/** One and the same alert, from answer to answer and from rule to rule. */
export const alertKey = ({ name, labels }: Pick<Alert, 'name' | 'labels'>): string => `${name} ${seriesKey(labels)}`;

/** How far an alert is. */
export const STATE_RANK = { firing: 0, pending: 1, inactive: 2 } as const;

/**
 * Each alert once, as Alertmanager takes it: rules of one name and one severity, as for a fast and a slow burn of a budget, give the same one. Of these the one
 * that is furthest, and then the oldest.
 */
export function distinctAlerts(alerts: readonly Alert[]): Alert[] {
  const distinct = new Map<string, Alert>();
  for (const alert of alerts) {
    const key = alertKey(alert);
    const { state, activeAt } = distinct.get(key) ?? alert;
    if ((STATE_RANK[alert.state] - STATE_RANK[state] || alert.activeAt - activeAt) <= 0) distinct.set(key, alert);
  }
  return [...distinct.values()];
}
