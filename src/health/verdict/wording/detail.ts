import { formatMoment } from '@/format/clock';
import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { concerns } from '@/health/alerts/decisive-alerts';
import { beganText } from '@/health/diagnosis/beginning';
import { deployText } from '@/health/diagnosis/deploy-text';
import { attributionText, memoryText, slownessText, unevenText, upstreamText } from '@/health/diagnosis/diagnosis';
import { pendingTexts } from '@/health/alerts/pending-alerts';
import { failingEndpoint, silentEndpoint } from '@/health/diagnosis/endpoint-troubles';
import { grouped } from '@/prometheus/grouped';
import { errorsRise, memoryRise } from '@/health/diagnosis/rises';
import { isSinceUnknown } from '@/health/signals/since';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName, Since } from '@/health/signal';
import { capitalised, joined } from '@/health/words';
import type { Clause } from './clause';
import type { JudgedFacts } from '@/health/verdict/judged-facts';
import { okSince, quietText } from '@/health/verdict/history/quiet';
import type { WatchSegment } from '@/health/verdict/verdict';
import { lastTrouble } from '@/health/verdict/history/watch-line';

const SIGNAL_WORDS: Readonly<Record<SignalName, string>> = {
  traffic: 'Traffic',
  errors: 'Errors',
  latency: 'Latency',
  system: 'Load',
};

/** How many characters fit into the two lines under the headline on a page of 1280 pixels. */
const ROOM = 280;

/**
 * The second line while something is wrong: what did not fit into the headline, how it began, its likely cause, and
 * warnings.
 */
export function troubleDetail(judged: JudgedFacts, left: readonly Clause[], since: Since): string {
  const { facts, signals, thresholds } = judged;
  return sentences([
    ...left.map((clause) => clause.strong + clause.rest),
    beganText(facts, since),
    isBad(signals, 'errors') ? attributionText(facts) : null,
    isBad(signals, 'system')
      ? (memoryText(facts) ?? memoryRise(facts, thresholds.memoryBytes) ?? unevenText(facts))
      : null,
    // An overloaded machine makes the service slow before latency exceeds its limit.
    isBad(signals, 'latency', 'system') ? slownessText(facts) : null,
    isBad(signals, 'traffic') ? upstreamText(facts, !isBad(signals, 'errors', 'latency', 'system')) : null,
    ...warnings(judged),
  ]);
}

/** The second line while all is well: what happened in the range, and how the last deploy went. */
export function calmDetail(judged: JudgedFacts, segments: readonly WatchSegment[]): string {
  const { facts, timeZone, thresholds } = judged;
  // Below every limit only changes since an hour ago are news; for a service that has just started everything rises.
  const slowness = facts.hourAgo?.p95 == null ? null : slownessText(facts);
  const news = [
    errorsRise(facts) ?? failingEndpoint(facts),
    silentEndpoint(facts),
    slowness,
    memoryRise(facts, thresholds.memoryBytes),
  ].filter((text) => text !== null);
  // "Nothing unusual" refers to the limits; beside something that rises it would be misleading.
  const trouble = lastTrouble(segments);
  const quiet =
    news.length > 0 && (trouble === null || trouble.level === 'none') ? null : quietText(facts, segments, timeZone);
  return sentences([
    stillAsking(facts),
    nearText(judged),
    ...news,
    quiet,
    deployText(facts, timeZone)?.text ?? null,
    ...warnings(judged),
  ]);
}

/**
 * Says that "OK" does not include saturation, but only once that is late: with every load it is answered a moment after
 * the rest, and the sentence would flicker.
 */
function stillAsking({ isAskingForSaturation, isSaturationAwaited }: ServiceFacts): string | null {
  return isAskingForSaturation && !isSaturationAwaited ? 'Not answered yet: how full resources are' : null;
}

/** The second line while something that should be known is not: the reasons, light by light. */
export function unknownDetail(judged: JudgedFacts): string {
  const unknown = judged.signals.filter(({ level, isAsking }) => level === 'unknown' && isAsking !== true);
  const alike = [...grouped(unknown, ({ reason }) => reason)];
  return sentences([...alike.map(([reason, of]) => reasonOf(of, reason)), ...warnings(judged)]);
}

/** `Errors and latency not known: …`, for all lights with the same reason. Most reasons begin with "Not …", which continues the name of the light. */
function reasonOf(signals: readonly Signal[], reason: string): string {
  const names = capitalised(joined(signals.map(({ name }) => SIGNAL_WORDS[name].toLowerCase())));
  return reason.startsWith('Not ') ? `${names} n${reason.slice(1)}` : `${names}: ${reason}`;
}

/** From this share of its limit on, a light that is still OK is mentioned. */
const NEAR = 0.6;

/** `Errors at 70 % of the limit` for the light that is nearest to its limit; null while none is near. */
function nearText({ signals }: JudgedFacts): string | null {
  const nearest = signals
    .filter(({ headroom }) => headroom !== null && headroom >= NEAR)
    .toSorted((a, b) => (b.headroom ?? 0) - (a.headroom ?? 0))[0];
  return nearest === undefined
    ? null
    : `${SIGNAL_WORDS[nearest.name]} at ${formatText(nearest.headroom, 'ratio')} of the limit: ${nearest.reason}`;
}

/**
 * `For 10 min 02 s. Began 40 s after deploy v2.31.0.`, or where the cause is not the service itself,
 * `For 2 min 29 s. Look in front of the service.`
 */
export function troubleWallDetail({ facts, signals, now }: JudgedFacts, since: Since): string {
  const length = isSinceUnknown(since, facts.at)
    ? null
    : `For ${since.before ? 'more than ' : ''}${formatAge(now - since.time)}`;
  const isElsewhere =
    isBad(signals, 'traffic') && upstreamText(facts, !isBad(signals, 'errors', 'latency', 'system')) !== null;
  return sentences([length, isElsewhere ? 'Look in front of the service' : beganText(facts, since)]);
}

const isBad = (signals: readonly Signal[], ...names: readonly SignalName[]) =>
  signals.some(({ name, level }) => names.includes(name) && (level === 'warning' || level === 'critical'));

/** `OK for 3 d 4 h. No rise after deploy v2.30.4 at 13:28.` */
export function calmWallDetail(
  { facts, level, now, timeZone }: JudgedFacts,
  segments: readonly WatchSegment[],
): string {
  const since = level === 'ok' ? okSince(facts, segments) : null;
  const length = since === null ? null : `OK for ${since.before ? 'more than ' : ''}${formatAge(now - since.time)}`;
  return sentences([length, stillAsking(facts), deployText(facts, timeZone)?.short ?? null]);
}

/**
 * What the verdict does not contain: alerts that are not known, or only as of an earlier time; otherwise pending
 * alerts, which may fire soon.
 */
function warnings({ alerts, facts, now, timeZone }: JudgedFacts): string[] {
  if (alerts === null) return ['Alerts are not known'];
  if (alerts.asOf !== undefined) return [`Alerts are as of ${formatMoment(alerts.asOf, now, timeZone, true)}`];
  return pendingTexts(
    alerts.alerts.filter((alert) => concerns(alert, facts.service)),
    now,
  );
}

/**
 * Joins sentences, the most important first. One that does not fit is left out; an explanation of two lights is given
 * once.
 */
function sentences(parts: readonly (string | null)[]): string {
  return [...new Set(parts)]
    .filter((part) => part !== null)
    .reduce((text, part) => {
      const sentence = part.endsWith('?') ? part : `${part}.`;
      const longer = text === '' ? sentence : `${text} ${sentence}`;
      return text === '' || longer.length <= ROOM ? longer : text;
    }, '');
}
