import { ALL_SERVICES } from '@/app/config/all-services';
import type { WallView } from '@/app/config/wall-view';
import { alertLevel, concerns } from '@/health/alerts/decisive-alerts';
import { isHiddenByFilters } from '@/health/alerts/selected-alerts';
import type { AlertDelivery } from '@/panels/alert-list/alert-delivery';
import { alertKey } from '@/prometheus/distinct-alerts';
import type { Alert } from '@/prometheus/rule';

/**
 * The alerts worth waking somebody for: firing, critical, about one of the views, and not silenced, inhibited or muted.
 */
export function urgentAlerts(
  alerts: readonly Alert[],
  views: readonly WallView[],
  statusOf: (alert: Alert) => AlertDelivery,
): Alert[] {
  const isShown = (alert: Alert) =>
    views.some((view) => (view.service === ALL_SERVICES || concerns(alert, view.service)) && !isFiltered(alert, view));
  return alerts.filter(
    (alert) =>
      alert.state === 'firing' && alertLevel(alert) === 'critical' && isShown(alert) && isTold(statusOf(alert)),
  );
}

// Which label names the endpoint differs by service; an alert of another endpoint is rather told than missed.
const isFiltered = (alert: Alert, view: WallView) =>
  isHiddenByFilters(alert, { ...view, excluded: [] }, { endpoint: null, instance: 'instance' });

const isTold = ({ kind }: AlertDelivery) => kind === 'unknown' || kind === 'notified';

/**
 * The alerts that were not announced yet, and those that are known from now on. `known` null: this is the first answer,
 * and alerts that already fire when the wall is switched on are not announced. A resolved alert is announced again when
 * it fires again.
 */
export function newAlerts(
  known: ReadonlySet<string> | null,
  urgent: readonly Alert[],
): { fresh: readonly Alert[]; known: ReadonlySet<string> } {
  const fresh = known === null ? [] : urgent.filter((alert) => !known.has(alertKey(alert)));
  return { fresh, known: new Set(urgent.map(alertKey)) };
}
