import { counted } from '@/health/words';
import type { Alerts } from './use-alerts';

/** Why a firing alert may notify nobody, as a sentence; empty where there is no such reason. */
export function deliveryText({ alertmanagers, undelivered }: Alerts['delivery']): string {
  if (alertmanagers !== null && alertmanagers.active.length === 0) {
    return alertmanagers.dropped.length > 0
      ? 'Alerts reach nobody: every Alertmanager that Prometheus knows is dropped by its relabelling.'
      : 'Alerts reach nobody: Prometheus knows no Alertmanager.';
  }
  if (undelivered === null || !(undelivered >= 1)) return '';
  return `${counted(Math.round(undelivered), 'notification')} did not reach Alertmanager in the last 5 minutes.`;
}
