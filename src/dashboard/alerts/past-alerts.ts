import type { VectorQuery } from '@/dashboard/vector-query';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import { seriesKey, type Labels, type Sample } from '@/prometheus/series';

/**
 * Which alerts were active at a moment, and since when: the series that a server records of its rules. What it lists itself are those of now. Told apart by their
 * names: any label of ours may be one of a rule, and two of its alerts differ by nothing else.
 */
export const PAST_ALERTS: VectorQuery = {
  kind: 'instant',
  expr: '{__name__=~"ALERTS|ALERTS_FOR_STATE"}',
  secondsAgo: 0,
  what: 'The alerts of that time',
};

/** The alerts as of that moment. Neither rules nor annotations are recorded, and of a pending one nobody knows for how long it is held. */
export function readPastAlerts({ samples, time }: Pick<InstantAnswer, 'samples' | 'time'>): AlertsAnswer {
  const parts = (name: string) => samples.filter(({ labels }) => labels['__name__'] === name);
  const since = new Map(parts('ALERTS_FOR_STATE').map(({ labels, value }) => [seriesKey(ownLabels(labels)), value]));
  const alerts = parts('ALERTS').flatMap((sample) => alertOf(sample, since, time));
  const firing = new Set(alerts.flatMap(({ state, labels }) => (state === 'firing' ? seriesKey(labels) : [])));
  // Where the end of a series is not marked, a pending alert seems to go on for minutes beside what has become of it.
  return { rules: null, alerts: alerts.filter(({ state, labels }) => state === 'firing' || !firing.has(seriesKey(labels))), at: time, isPast: true };
}

function alertOf({ labels }: Sample, since: ReadonlyMap<string, number>, time: number): Alert[] {
  const state = labels['alertstate'];
  if (state !== 'firing' && state !== 'pending') return [];
  const own = ownLabels(labels);
  return [{ name: own['alertname'] ?? '', state, labels: own, annotations: {}, activeAt: since.get(seriesKey(own)) ?? time, value: NaN, holdFor: 0 }];
}

/** What the rule itself says of its alert. */
function ownLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '__name__' && name !== 'alertstate'));
}
