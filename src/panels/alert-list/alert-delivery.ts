import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import type { Alert } from '@/prometheus/rule';
import type { Labels } from '@/prometheus/series';

/**
 * What Alertmanager does with an alert; `unknown` where none was asked or it does not hold the alert. `until` in Unix
 * seconds, null where the silence itself was not found. `by` is who silenced it, the alert that inhibits it or the name
 * of the time interval; empty where not known.
 */
export type AlertDelivery =
  | { kind: 'unknown' }
  | { kind: 'notified'; receivers: readonly string[] }
  | { kind: 'silenced'; by: string; until: number | null; why: string }
  | { kind: 'inhibited'; by: string }
  | { kind: 'muted'; by: string };

/**
 * Finds an alert of Prometheus among those of Alertmanager, and tells whether it is silenced, muted or inhibited there.
 */
export function deliveryOf(
  alert: Alert,
  held: readonly AlertmanagerAlert[],
  silences: readonly Silence[],
): AlertDelivery {
  // Alerts are sent once they fire; before, Alertmanager can only have another one with the same labels.
  if (alert.state === 'pending') return { kind: 'unknown' };
  // An alert about one endpoint has all labels of one about the whole service, so the match with the fewest other
  // labels is the right one.
  const [found] = held.filter(({ labels }) => includes(labels, alert)).toSorted((a, b) => sizeOf(a) - sizeOf(b));
  if (found === undefined) return { kind: 'unknown' };
  if (found.silencedBy.length > 0) return silencedBy(silences.filter(({ id }) => found.silencedBy.includes(id)));
  const [inhibitor] = found.inhibitedBy;
  if (inhibitor !== undefined)
    return {
      kind: 'inhibited',
      by: held.find(({ fingerprint }) => fingerprint === inhibitor)?.labels['alertname'] ?? '',
    };
  const [interval] = found.mutedBy;
  return interval === undefined ? { kind: 'notified', receivers: found.receivers } : { kind: 'muted', by: interval };
}

// Prometheus adds its external labels (cluster, replica) on the way to Alertmanager, so the rule's own labels are only
// part of them.
function includes(labels: Labels, alert: Alert): boolean {
  return (
    labels['alertname'] === alert.name && Object.entries(alert.labels).every(([name, value]) => labels[name] === value)
  );
}

const sizeOf = ({ labels }: AlertmanagerAlert) => Object.keys(labels).length;

/** The silence that ends last, because nobody is notified until then. */
function silencedBy(silences: readonly Silence[]): AlertDelivery {
  const [last] = silences.toSorted((a, b) => b.endsAt - a.endsAt);
  return last === undefined
    ? { kind: 'silenced', by: '', until: null, why: '' }
    : { kind: 'silenced', by: last.createdBy, until: last.endsAt, why: last.comment };
}

/** Alerts that notify somebody first, then suppressed ones, each in their order. */
export function loudFirst(alerts: readonly Alert[], statusOf: (alert: Alert) => AlertDelivery): Alert[] {
  const loud: Alert[] = [];
  const quiet: Alert[] = [];
  for (const alert of alerts) (isQuiet(statusOf(alert)) ? quiet : loud).push(alert);
  return [...loud, ...quiet];
}

const isQuiet = ({ kind }: AlertDelivery) => kind !== 'unknown' && kind !== 'notified';
