import { SEPARATORS } from '@/dashboard/endpoint-name';
import { exprOf, type KnownRules } from '@/dashboard/alerts/past-alerts';
import { isChosen, type EndpointNames, type Filters } from '@/dashboard/filters';
import type { FiredAlert } from '@/health/service-facts';
import type { SignalName } from '@/health/signal';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { STATE_RANK } from '@/prometheus/distinct-alerts';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import { seriesKey, type Labels, type Series } from '@/prometheus/series';
import { alertLevel, concerns, type Labelled } from './decisive-alerts';

/**
 * The alerts for a verdict. `lightOf`: the light that an alert belongs to; without it, or where it gives null, that of
 * the limit which came from the alert's rule. `asOf`: when they were read, Unix seconds, set only where they could not
 * be read again since.
 */
export type AlertFacts = { alerts: readonly Alert[]; lightOf?: (alert: Alert) => SignalName | null; asOf?: number };

/** The labels that the filters select by; `endpoint` is null where the service's metrics have no such label. */
export type FilterLabels = EndpointNames & { endpoint: string | null; instance: string };

export function filterLabelsOf({ requests }: Pick<ServiceProfile, 'requests'>): FilterLabels {
  return { endpoint: requests?.endpoint ?? null, qualifier: requests?.qualifier, instance: 'instance' };
}

/** `shown` worst first; `hidden` by a filter; `elsewhere` belong to other services. */
export type AlertSelection = { shown: readonly Alert[]; hidden: number; elsewhere: number };

const LEVEL_RANK = { critical: 0, warning: 1, none: 2 } as const;

/**
 * Firing before pending, critical before warning, then the oldest; last by name and labels, so that rows never change
 * places by chance.
 */
export function sortAlerts(alerts: readonly Alert[]): Alert[] {
  const level = (alert: Alert) => LEVEL_RANK[alertLevel(alert) ?? 'none'];
  return alerts.toSorted(
    (a, b) =>
      STATE_RANK[a.state] - STATE_RANK[b.state] ||
      level(a) - level(b) ||
      a.activeAt - b.activeAt ||
      a.name.localeCompare(b.name) ||
      seriesKey(a.labels).localeCompare(seriesKey(b.labels)),
  );
}

/**
 * A filter hides an alert only where the alert carries that label with another value: one without the label may be
 * about anything.
 */
export function isHiddenByFilters({ labels }: Labelled, filters: Filters, names: FilterLabels): boolean {
  const { instances } = filters;
  const endpoint = endpointOf(labels, names);
  const instance = labels[names.instance];
  return (
    (endpoint !== undefined && !isChosen(filters, endpoint)) ||
    (instance !== undefined && instances.length > 0 && !instances.includes(instance))
  );
}

/**
 * The endpoint that an alert names. A rule that groups by route alone is about all methods of the route: its alert
 * names the route alone.
 */
export function endpointOf(labels: Labels, { endpoint, qualifier }: FilterLabels): string | undefined {
  const value = endpoint === null ? undefined : labels[endpoint];
  if (qualifier === undefined || value === undefined) return value;
  const qualified = labels[qualifier.label];
  return qualified === undefined ? value : `${qualified}${SEPARATORS[qualifier.kind]}${value}`;
}

/** What the page lists, and what it counts as hidden or elsewhere, under these filters. */
export function selectAlerts(alerts: readonly Alert[], filters: Filters, names: FilterLabels): AlertSelection {
  const active = alerts.filter((alert) => alert.state !== 'inactive');
  const ours = active.filter((alert) => concerns(alert, filters.service));
  const shown = ours.filter((alert) => !isHiddenByFilters(alert, filters, names));
  return { shown: sortAlerts(shown), hidden: ours.length - shown.length, elsewhere: active.length - ours.length };
}

/** The last answer about alerts. An `error` beside an `answer` means that the answer is an older one. */
type AlertsRead = { answer: AlertsAnswer | null; error: Error | null };

/**
 * The alerts for the verdict under these filters, because an alert that the list hides must not colour it. null while
 * alerts have not been read.
 */
export function alertFactsOf(
  { answer, error }: AlertsRead,
  filters: Filters,
  profile: Pick<ServiceProfile, 'requests'>,
  lightOf: NonNullable<AlertFacts['lightOf']>,
): AlertFacts | null {
  return (
    answer && {
      alerts: selectAlerts(answer.alerts, filters, filterLabelsOf(profile)).shown,
      lightOf,
      ...(error !== null && { asOf: answer.at }),
    }
  );
}

/** The recorded lines of the alerts that count under these filters; `rules`: those that are loaded now. */
export function firedAlertsOf(
  lines: readonly Series[],
  rules: KnownRules,
  filters: Filters,
  names: FilterLabels,
): FiredAlert[] {
  return lines.flatMap((line) => {
    const level = alertLevel(line);
    const isOurs = concerns({ ...line, expr: exprOf(rules, line.labels['alertname'] ?? '') }, filters.service);
    return level === null || !isOurs || isHiddenByFilters(line, filters, names) ? [] : [{ level, line }];
  });
}
