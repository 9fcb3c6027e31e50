import { SEPARATORS } from '@/dashboard/endpoint-name';
import { isChosen, type EndpointNames, type Filters } from '@/dashboard/filters';
import type { FiredAlert } from '@/health/service-facts';
import type { SignalName } from '@/health/signal';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { STATE_RANK } from '@/prometheus/distinct-alerts';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import { seriesKey, type Labels, type Series } from '@/prometheus/series';
import { alertLevel, concerns, type Labelled } from './decisive-alerts';

/**
 * The alerts that a verdict may rest on. `lightOf` says which light one belongs to; without it, or where it says null, the rule behind a limit does. `asOf`: when
 * they were read, Unix seconds, where they could not be read again.
 */
export type AlertFacts = { alerts: readonly Alert[]; lightOf?: (alert: Alert) => SignalName | null; asOf?: number };

/** The names of the labels that the filters are about; null where the service's metrics carry none. */
export type FilterLabels = EndpointNames & { endpoint: string | null; instance: string };

export function filterLabelsOf({ requests }: Pick<ServiceProfile, 'requests'>): FilterLabels {
  return { endpoint: requests?.endpoint ?? null, qualifier: requests?.qualifier, instance: 'instance' };
}

/** `shown` worst first; `hidden` by a filter; `elsewhere` belong to other services. */
export type AlertSelection = { shown: readonly Alert[]; hidden: number; elsewhere: number };

const LEVEL_RANK = { critical: 0, warning: 1, none: 2 } as const;

/** Firing before pending, critical before warning, then the oldest. Equal ones keep an order of their own, so that rows do not jump. */
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

/** A filter hides an alert only where the alert carries that label with another value: one without the label may be about anything. */
export function isHiddenByFilters({ labels }: Labelled, filters: Filters, names: FilterLabels): boolean {
  const { instances } = filters;
  const endpoint = endpointOf(labels, names);
  const instance = labels[names.instance];
  return (endpoint !== undefined && !isChosen(filters, endpoint)) || (instance !== undefined && instances.length > 0 && !instances.includes(instance));
}

/** The endpoint that an alert names. A rule that groups by route alone is about all methods of the route: its alert names the route alone. */
export function endpointOf(labels: Labels, { endpoint, qualifier }: FilterLabels): string | undefined {
  const value = endpoint === null ? undefined : labels[endpoint];
  if (qualifier === undefined || value === undefined) return value;
  const qualified = labels[qualifier.label];
  return qualified === undefined ? value : `${qualified}${SEPARATORS[qualifier.kind]}${value}`;
}

/** What the page lists and counts for the reader's choice. */
export function selectAlerts(alerts: readonly Alert[], filters: Filters, names: FilterLabels): AlertSelection {
  const active = alerts.filter((alert) => alert.state !== 'inactive');
  const ours = active.filter((alert) => concerns(alert, filters.service));
  const shown = ours.filter((alert) => !isHiddenByFilters(alert, filters, names));
  return { shown: sortAlerts(shown), hidden: ours.length - shown.length, elsewhere: active.length - ours.length };
}

/** What is read of alerts. `error` beside an answer: it is an older one. */
type AlertsRead = { answer: AlertsAnswer | null; error: Error | null };

/** The filters hold for the verdict too: what is hidden in the list must not colour it. null while alerts are not read. */
export function alertFactsOf({ answer, error }: AlertsRead, filters: Filters, profile: Pick<ServiceProfile, 'requests'>, lightOf: NonNullable<AlertFacts['lightOf']>): AlertFacts | null {
  return answer && { alerts: selectAlerts(answer.alerts, filters, filterLabelsOf(profile)).shown, lightOf, ...(error !== null && { asOf: answer.at }) };
}

/** Of the recorded lines of alerts those that counted for the reader's choice. */
export function firedAlertsOf(lines: readonly Series[], filters: Filters, names: FilterLabels): FiredAlert[] {
  return lines.flatMap((line) => {
    const level = alertLevel(line);
    return level === null || !concerns(line, filters.service) || isHiddenByFilters(line, filters, names) ? [] : [{ level, line }];
  });
}
