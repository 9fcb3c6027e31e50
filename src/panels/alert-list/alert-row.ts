import { formatMoment } from '@/format/clock';
import type { ExternalLink } from '@/dashboard/external-links';
import type { PanelView } from '@/panels/panel-view';
import { alertLevel } from '@/health/alerts/decisive-alerts';
import { secondsLeft } from '@/health/alerts/pending-alerts';
import { endpointOf, type FilterLabels } from '@/health/alerts/selected-alerts';
import { listed } from '@/health/words';
import { alertKey } from '@/prometheus/distinct-alerts';
import type { Alert } from '@/prometheus/rule';
import type { AlertDelivery } from './alert-delivery';
import { safeUrl } from './safe-url';

/** A filter that a click sets: `POST /orders` or `10.0.0.3`. */
export type AlertPick = { filter: Parameters<PanelView['pick']>[0]; value: string };

/** The state of an alert in the list. `silenced` includes alerts that are muted by a time interval. */
export type AlertTagKind = 'firing' | 'pending' | 'silenced' | 'inhibited';

/**
 * One row of the list. `left`: seconds until a pending alert fires, and the share of its `for` that this is; null where
 * it is not pending, or its `for` is not known. `text` says what is wrong, `notes` are shown on demand.
 */
export type AlertRow = {
  key: string;
  name: string;
  tag: AlertTagKind;
  severity: 'critical' | 'warning' | null;
  since: number;
  left: { seconds: number; share: number } | null;
  text: string;
  delivery: string;
  notes: readonly AlertNote[];
  links: readonly ExternalLink[];
  picks: readonly AlertPick[];
};

export type AlertNote = { name: string; text: string };

/** Annotations that say what is wrong, the shortest first. */
const TEXTS = ['summary', 'message', 'description'];

export function alertRow(
  alert: Alert,
  delivery: AlertDelivery,
  labels: FilterLabels,
  now: number,
  timeZone: string,
): AlertRow {
  const { name, annotations } = alert;
  const shown = TEXTS.find((key) => (annotations[key] ?? '').trim() !== '');
  return {
    key: alertKey(alert),
    name,
    tag: tagOf(alert, delivery),
    severity: alertLevel(alert),
    since: alert.activeAt,
    left: leftOf(alert, now),
    text: shown === undefined ? labelsText(alert) : (annotations[shown] ?? '').trim(),
    delivery: deliveryText(delivery, now, timeZone),
    notes: notesOf(alert, shown),
    links: linksOf(alert),
    picks: picksOf(alert, labels),
  };
}

function tagOf({ state }: Alert, { kind }: AlertDelivery): AlertTagKind {
  if (kind === 'silenced' || kind === 'muted') return 'silenced';
  if (kind === 'inhibited') return 'inhibited';
  return state === 'pending' ? 'pending' : 'firing';
}

function leftOf(alert: Alert, now: number): AlertRow['left'] {
  const seconds = secondsLeft(alert, now);
  return seconds === null ? null : { seconds, share: seconds / alert.holdFor };
}

/** Who is notified, or why nobody is, and until when: a silenced alert must not be mistaken for a healthy service. */
export function deliveryText(delivery: AlertDelivery, now: number, timeZone: string): string {
  switch (delivery.kind) {
    case 'unknown':
      return '';
    case 'notified':
      return delivery.receivers.length === 0 ? '' : `Alertmanager notifies ${listed(delivery.receivers)}`;
    case 'silenced': {
      const by = delivery.by === '' ? '' : ` by ${delivery.by}`;
      const until = delivery.until === null ? '' : ` until ${formatMoment(delivery.until, now, timeZone, true)}`;
      return `Silenced${by}${until}${delivery.why === '' ? '' : `: ${delivery.why}`}`;
    }
    case 'inhibited':
      return `Not notified while ${delivery.by === '' ? 'another alert' : delivery.by} fires`;
    case 'muted':
      return `Muted${delivery.by === '' ? '' : ` by the time interval ${delivery.by}`}`;
  }
}

/** `2 firing, 1 inhibited`: suppressed alerts are not counted as firing. */
export function tally(rows: readonly Pick<AlertRow, 'tag'>[]): string {
  const tags: readonly AlertTagKind[] = ['firing', 'pending', 'inhibited', 'silenced'];
  return tags
    .map((tag) => ({ tag, count: rows.filter((row) => row.tag === tag).length }))
    .filter(({ count }) => count > 0)
    .map(({ tag, count }) => `${count} ${tag}`)
    .join(', ');
}

function notesOf({ annotations, labels, value }: Alert, shown: string | undefined): AlertNote[] {
  const others = Object.entries(annotations).filter(
    ([key, text]) => key !== shown && safeUrl(text) === null && text.trim() !== '',
  );
  const ranked = others.toSorted(([a], [b]) => rank(TEXTS, a) - rank(TEXTS, b));
  const written = labelsBut(labels, ['alertname']);
  return [
    ...ranked.map(([name, text]) => ({ name, text: text.trim() })),
    // What is recorded of an alert of the past has none.
    ...(Number.isNaN(value) ? [] : [{ name: 'value', text: String(value) }]),
    ...(written.length === 0 ? [] : [{ name: 'labels', text: written.join('\n') }]),
  ];
}

/** What is the same for all alerts of a rule, or known from the page. */
const SAID_ELSEWHERE = ['alertname', 'severity', 'job', 'service'];

/** `route="/orders"`: the labels that distinguish the alerts of a rule, for rules without annotations. */
function labelsText({ labels }: Alert): string {
  return labelsBut(labels, SAID_ELSEWHERE).join(', ');
}

function labelsBut(labels: Alert['labels'], without: readonly string[]): string[] {
  return Object.entries(labels).flatMap(([key, text]) =>
    without.includes(key) ? [] : [`${key}=${JSON.stringify(text)}`],
  );
}

const LINKS_FIRST = ['runbook_url', 'dashboard_url'];

const rank = (names: readonly string[], name: string) => (names.includes(name) ? names.indexOf(name) : names.length);

/** Each address once: some rules name one as `runbook` and as `runbook_url`, for two readers. */
function linksOf({ annotations }: Alert): ExternalLink[] {
  const links = Object.entries(annotations)
    .toSorted(([a], [b]) => rank(LINKS_FIRST, a) - rank(LINKS_FIRST, b))
    .flatMap(([key, text]) => {
      const url = safeUrl(text);
      return url === null ? [] : [{ text: linkText(key), url }];
    });
  return links.filter(({ url }, i) => links.findIndex((other) => other.url === url) === i);
}

/** `runbook_url` reads as `Runbook`. */
function linkText(key: string): string {
  const words = key.replace(/[_-]?(url|uri|link)$/i, '').replaceAll(/[_-]+/g, ' ') || key;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function picksOf({ labels }: Alert, names: FilterLabels): AlertPick[] {
  const pick = (filter: AlertPick['filter'], value: string | undefined): AlertPick[] =>
    value === undefined || value === '' ? [] : [{ filter, value }];
  return [...pick('endpoint', endpointOf(labels, names)), ...pick('instance', labels[names.instance])];
}
