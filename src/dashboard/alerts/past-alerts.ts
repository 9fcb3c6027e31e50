import type { VectorQuery } from '@/dashboard/vector-query';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Alert, AlertRule, AlertsAnswer } from '@/prometheus/rule';
import { seriesKey, type Labels, type Sample } from '@/prometheus/series';

/**
 * Which alerts were active at a moment in the past, and since when: the rules API lists only those of now, but
 * Prometheus records two series for every alert. One selector reads both, so that they keep their metric names: a label
 * added by a `union` might hide a label of the rule by which two alerts differ.
 */
export const PAST_ALERTS: VectorQuery = {
  kind: 'instant',
  expr: '{__name__=~"ALERTS|ALERTS_FOR_STATE"}',
  secondsAgo: 0,
  title: 'The alerts of that time',
};

/** What is known now of the rules whose alerts were recorded. */
export type KnownRules = readonly Pick<AlertRule, 'name' | 'expr'>[];

/** What the rules of that name read, of which there may be several; empty where there is none. */
export const exprOf = (rules: KnownRules, alert: string): string =>
  rules.flatMap(({ name, expr }) => (name === alert ? expr : [])).join(' or ');

/**
 * The alerts as of that moment. Rules, annotations and the `for` of pending alerts are not recorded.
 */
export function readPastAlerts(
  { samples, time }: Pick<InstantAnswer, 'samples' | 'time'>,
  rules: KnownRules,
): AlertsAnswer {
  const parts = (name: string) => samples.filter(({ labels }) => labels['__name__'] === name);
  const since = new Map(parts('ALERTS_FOR_STATE').map(({ labels, value }) => [seriesKey(ownLabels(labels)), value]));
  const alerts = parts('ALERTS').flatMap((sample) => alertOf(sample, since, time, rules));
  const firing = new Set(alerts.flatMap(({ state, labels }) => (state === 'firing' ? seriesKey(labels) : [])));
  // Without a staleness marker at its end the pending series seems to go on for minutes after the alert began to fire.
  return {
    rules: null,
    alerts: alerts.filter(({ state, labels }) => state === 'firing' || !firing.has(seriesKey(labels))),
    at: time,
    isPast: true,
  };
}

function alertOf({ labels }: Sample, since: ReadonlyMap<string, number>, time: number, rules: KnownRules): Alert[] {
  const state = labels['alertstate'];
  if (state !== 'firing' && state !== 'pending') return [];
  const own = ownLabels(labels);
  const name = own['alertname'] ?? '';
  return [
    {
      name,
      state,
      labels: own,
      annotations: {},
      activeAt: since.get(seriesKey(own)) ?? time,
      value: NaN,
      holdFor: 0,
      expr: exprOf(rules, name),
    },
  ];
}

/** The labels of the alert itself, without those that only its series have. */
function ownLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '__name__' && name !== 'alertstate'));
}
