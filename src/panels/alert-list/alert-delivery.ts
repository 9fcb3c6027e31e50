import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import type { Alert } from '@/prometheus/rule';
import type { Labels } from '@/prometheus/series';

/**
 * What Alertmanager does with an alert; `unknown` where none was asked or it does not hold the alert. `until` in Unix seconds, null where
 * the silence itself was not found. `by` is who silenced it, the alert that inhibits it or the name of the time interval; empty where not known.
 */
export type AlertDelivery =
  | { kind: 'unknown' }
  | { kind: 'notified'; receivers: readonly string[] }
  | { kind: 'silenced'; by: string; until: number | null; why: string }
  | { kind: 'inhibited'; by: string }
  | { kind: 'muted'; by: string };

/** Finds the alert among those that Alertmanager holds, and says what becomes of it there. */
export function deliveryOf(alert: Alert, held: readonly AlertmanagerAlert[], silences: readonly Silence[]): AlertDelivery {
  // It is handed over when it fires, so that what is held is another one.
  if (alert.state === 'pending') return { kind: 'unknown' };
  // One about a single endpoint has all labels of one about the whole service, and more: the nearest is meant.
  const [found] = held.filter(({ labels }) => includes(labels, alert)).toSorted((a, b) => sizeOf(a) - sizeOf(b));
  if (found === undefined) return { kind: 'unknown' };
  if (found.silencedBy.length > 0) return silencedBy(silences.filter(({ id }) => found.silencedBy.includes(id)));
  const [inhibitor] = found.inhibitedBy;
  if (inhibitor !== undefined) return { kind: 'inhibited', by: held.find(({ fingerprint }) => fingerprint === inhibitor)?.labels['alertname'] ?? '' };
  const [interval] = found.mutedBy;
  return interval === undefined ? { kind: 'notified', receivers: found.receivers } : { kind: 'muted', by: interval };
}

// Prometheus adds its external labels (cluster, replica) on the way to Alertmanager, so the rule's own labels are only part of them.
function includes(labels: Labels, alert: Alert): boolean {
  return labels['alertname'] === alert.name && Object.entries(alert.labels).every(([name, value]) => labels[name] === value);
}

const sizeOf = ({ labels }: AlertmanagerAlert) => Object.keys(labels).length;

/** Of several silences the one that ends last: until then nobody is told. */
function silencedBy(silences: readonly Silence[]): AlertDelivery {
  const [last] = silences.toSorted((a, b) => b.endsAt - a.endsAt);
  return last === undefined ? { kind: 'silenced', by: '', until: null, why: '' } : { kind: 'silenced', by: last.createdBy, until: last.endsAt, why: last.comment };
}

/** Those that somebody may be told of, then the others, each in their order: what is silenced must not stand above what is not. */
export function loudFirst(alerts: readonly Alert[], statusOf: (alert: Alert) => AlertDelivery): Alert[] {
  const loud: Alert[] = [];
  const quiet: Alert[] = [];
  for (const alert of alerts) (isQuiet(statusOf(alert)) ? quiet : loud).push(alert);
  return [...loud, ...quiet];
}

const isQuiet = ({ kind }: AlertDelivery) => kind !== 'unknown' && kind !== 'notified';
