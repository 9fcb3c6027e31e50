import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { alertLevel } from '@/health/alerts/decisive-alerts';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import { BADNESS, LEVEL_WORDS, type Level } from '@/health/level';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName } from '@/health/signal';
import { REFUSED } from '@/health/signals/errors';
import { namedQuantile } from '@/health/signals/latency';
import type { Verdict } from '@/health/verdict/verdict';
import { capitalised, joined } from '@/health/words';
import { grouped } from '@/prometheus/grouped';
import type { Alert } from '@/prometheus/rule';
import type { Series } from '@/prometheus/series';

/**
 * One service among the others, as its own page would judge it. `sentence` says what is wrong, or why nothing is known;
 * empty where all is well. Rates per second, `errorRatio` and `saturation` 0 to 1 (of the nearest limit), `since` Unix
 * seconds; null: not known.
 */
export type ServiceRow = {
  service: string;
  level: Level;
  /** Unknown only because the service has no request metrics, as an exporter, which is nothing unusual. */
  isPartlyKnown: boolean;
  /** The numbers are the last known ones. */
  isOld: boolean;
  /** What it was when something was known of it last; null where that is now, or never was. */
  lastLevel: Level | null;
  /** It was unknown only because it has no request metrics, when something was known of it last. */
  wasPartlyKnown: boolean;
  sentence: string;
  since: number | null;
  signals: Readonly<Partial<Record<SignalName, Level>>>;
  requestRate: number | null;
  errorRatio: number | null;
  /** The share that is refused (4xx), where the light of the errors is about that. */
  refusedRatio: number | null;
  p95: { value: number; atLeast: boolean } | null;
  up: number | null;
  total: number | null;
  saturation: { share: number; of: 'CPU' | 'memory' | 'files' | 'lag' } | null;
  /** Without those that are held. */
  firing: number;
  pending: number;
  /** Firing alerts that Alertmanager tells nobody of, and why if that is the same of all. */
  held: { count: number; how: HeldAs | 'held back' } | null;
  /** Of the nearest limit of any signal; what decides between equally bad ones. */
  nearest: number;
  requests: Series | null;
  errors: Series | null;
};

/** Why Alertmanager tells nobody of an alert. */
export type HeldAs = 'silenced' | 'inhibited' | 'muted';

/** `alerts` null: they could not be read. `heldAs`: why an alert is suppressed; null where it is not. */
export function serviceRow(
  facts: ServiceFacts,
  verdict: Verdict,
  alerts: AlertFacts | null,
  isOld: boolean,
  heldAs: (alert: Alert) => HeldAs | null = () => null,
): ServiceRow {
  const signal = (name: SignalName) => verdict.signals.find((candidate) => candidate.name === name);
  const system = signal('system');
  const errors = signal('errors');
  const { current, history, service } = facts;
  const active = (alerts?.alerts ?? []).filter((alert) => alertLevel(alert) !== null);
  const firing = active.filter((alert) => alert.state === 'firing');
  const held = firing.flatMap((alert) => heldAs(alert) ?? []);
  const isExplained = (name: SignalName) => facts.notMeasured.includes(name) && !facts.notAnswered.includes(name);
  const unknown = verdict.signals.flatMap(({ name, level }) => (level === 'unknown' ? name : []));
  const isPartlyKnown = verdict.level === 'unknown' && !isOld && unknown.every(isExplained);
  const { lastKnown } = verdict;
  const wasPartlyKnown = lastKnown?.level === 'unknown' && lastKnown.unknown.every(isExplained);
  return {
    service,
    level: verdict.level,
    isPartlyKnown,
    wasPartlyKnown,
    isOld,
    lastLevel: lastKnown?.level ?? null,
    sentence: isPartlyKnown
      ? unmeasuredText(unknown)
      : sentenceOf(
          wasPartlyKnown
            ? { ...verdict, lastKnown: { ...lastKnown, sentence: unmeasuredText(lastKnown.unknown) } }
            : verdict,
        ),
    // A beginning at this very instant means that the real one is not known.
    since: verdict.since === null || verdict.since.time >= verdict.at ? null : verdict.since.time,
    signals: Object.fromEntries(verdict.signals.map(({ name, level }) => [name, level])),
    requestRate: current.requestRate,
    errorRatio: current.errorRatio,
    refusedRatio: errors?.measure === REFUSED ? errors.value : null,
    p95: current.p95,
    up: system?.value ?? null,
    total: system?.of ?? null,
    saturation: saturationOf(system),
    firing: firing.length - held.length,
    pending: active.filter((alert) => alert.state === 'pending').length,
    held: held[0] === undefined ? null : { count: held.length, how: new Set(held).size === 1 ? held[0] : 'held back' },
    nearest: Math.max(0, ...verdict.signals.map(({ headroom }) => headroom ?? 0)),
    requests: history.requestRate,
    errors: history.errorRatio,
  };
}

/** What an exporter lacks; all that it has stands beside it. */
const unmeasuredText = (names: readonly SignalName[]) =>
  (['traffic', 'errors', 'latency'] as const).every((name) => names.includes(name))
    ? 'No request metrics'
    : `${capitalised(joined(names))} not measured`;

/** Of old data how old it is and what was wrong then: why it is old, the page says once for all services. */
function sentenceOf({ level, lastKnown, reason, headline }: Verdict): string {
  if (lastKnown !== undefined)
    return `${formatAge(lastKnown.age)} ago${lastKnown.sentence === '' ? '' : `: ${lastKnown.sentence}`}`;
  return level === 'ok' ? '' : (reason ?? headline.map(({ text }) => text).join(''));
}

function saturationOf(system: Signal | undefined): ServiceRow['saturation'] {
  if (system === undefined || system.limit === null || system.headroom === null) return null;
  const { key } = system.limit;
  return {
    share: system.headroom,
    of: key === 'openFiles' ? 'files' : key === 'eventLoopLag' ? 'lag' : key.startsWith('cpu') ? 'CPU' : 'memory',
  };
}

/** How bad a service is, for ranking; those without request metrics come after all that can be judged. */
export const badnessOf = ({ level, isPartlyKnown }: ServiceRow): number => (isPartlyKnown ? -1 : BADNESS[level]);

const lastBadnessOf = ({ lastLevel, wasPartlyKnown }: ServiceRow): number =>
  wasPartlyKnown ? -1 : lastLevel === null ? 0 : BADNESS[lastLevel];

/** How it stands, in a word or two. */
export function healthWord({
  level,
  isPartlyKnown,
  wasPartlyKnown,
  lastLevel,
}: Pick<ServiceRow, 'level' | 'isPartlyKnown' | 'wasPartlyKnown' | 'lastLevel'>): string {
  if (isPartlyKnown) return 'Partly known';
  // No longer than the other words: their column has room for one of this length.
  if (wasPartlyKnown) return 'Was partial';
  return lastLevel === null ? LEVEL_WORDS[level] : WORDS_OF_THE_PAST[lastLevel];
}

const WORDS_OF_THE_PAST: Readonly<Record<Level, string>> = {
  critical: 'Was critical',
  warning: 'Was warning',
  unknown: 'Unknown',
  ok: 'Was OK',
};

/**
 * The rows by health, the worst first: by level, then by what was known last, then by alerts that fire, then by how far
 * beyond its limit it is, then by traffic.
 */
export function rankServices(rows: readonly ServiceRow[]): ServiceRow[] {
  return rows.toSorted(
    (a, b) =>
      badnessOf(b) - badnessOf(a) ||
      lastBadnessOf(b) - lastBadnessOf(a) ||
      b.firing - a.firing ||
      b.nearest - a.nearest ||
      (b.requestRate ?? -1) - (a.requestRate ?? -1) ||
      a.service.localeCompare(b.service, 'en', { numeric: true }),
  );
}

/** How many services have each state, in the order of `rows`. */
export function countByHealth(rows: readonly ServiceRow[]): { level: Level; word: string; count: number }[] {
  return [...grouped(rows, healthWord)].map(([word, alike]) => ({
    level: alike[0]?.level ?? 'unknown',
    word,
    count: alike.length,
  }));
}

/** Of a service that has no request metrics, or not all of them, what it lacks and what is known of it. */
export function partlyText({ sentence, requestRate, errorRatio, p95, up, total }: ServiceRow): string {
  return [
    sentence,
    requestRate === null ? '' : formatText(requestRate, 'requestsPerSecond'),
    errorRatio === null ? '' : `${formatText(errorRatio, 'ratio')} errors`,
    p95 === null ? '' : namedQuantile('p95', p95),
    up === null ? '' : `${up} of ${total} up`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}
