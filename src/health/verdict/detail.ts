import { formatMoment } from '@/format/clock';
import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { concerns } from '@/health/alerts/decisive-alerts';
import { beganText } from '@/health/diagnosis/beginning';
import { deployText } from '@/health/diagnosis/deploy-text';
import { attributionText, memoryText, slownessText, unevenText, upstreamText } from '@/health/diagnosis/diagnosis';
import { pendingTexts } from '@/health/alerts/pending-alerts';
import { errorsRise, memoryRise } from '@/health/diagnosis/rises';
import { isSinceUnknown } from '@/health/signals/since';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName, Since } from '@/health/signal';
import type { Clause } from './clause';
import type { JudgedFacts } from './judged-facts';
import { okSince, quietText } from './quiet';
import type { WatchSegment } from './verdict';
import { lastTrouble } from './watch-line';

const SIGNAL_WORDS: Readonly<Record<SignalName, string>> = { traffic: 'Traffic', errors: 'Errors', latency: 'Latency', system: 'Load' };

/** Two lines under the sentence on a page of 1280 pixels; characters. */
const ROOM = 280;

/** The second line while something is wrong: what did not fit above, how it began, where it comes from, what else is near. */
export function troubleDetail(judged: JudgedFacts, left: readonly Clause[], since: Since): string {
  const { facts, signals, thresholds } = judged;
  return sentences([
    ...left.map((clause) => clause.strong + clause.rest),
    beganText(facts, since),
    isBad(signals, 'errors') ? attributionText(facts) : null,
    isBad(signals, 'system') ? (memoryText(facts) ?? memoryRise(facts, thresholds.memoryBytes) ?? unevenText(facts)) : null,
    // A full machine is felt as slowness before latency crosses a limit of its own.
    isBad(signals, 'latency', 'system') ? slownessText(facts) : null,
    isBad(signals, 'traffic') ? upstreamText(facts, !isBad(signals, 'errors', 'latency', 'system')) : null,
    ...warnings(judged),
  ]);
}

/** The second line while all is well: what happened in the range, and what the last deploy did not do. */
export function calmDetail(judged: JudgedFacts, segments: readonly WatchSegment[]): string {
  const { facts, timeZone, thresholds } = judged;
  // Below every limit only what differs from an hour ago is news: of a service that has just begun everything rises.
  const slowness = facts.hourAgo?.p95 == null ? null : slownessText(facts);
  const news = [errorsRise(facts), slowness, memoryRise(facts, thresholds.memoryBytes)].filter((text) => text !== null);
  // "Nothing unusual" is said of the limits; beside something that rises it would be a lie.
  const trouble = lastTrouble(segments);
  const quiet = news.length > 0 && (trouble === null || trouble.level === 'none') ? null : quietText(facts, segments, timeZone);
  return sentences([stillAsking(facts), nearText(judged), ...news, quiet, deployText(facts, timeZone)?.text ?? null, ...warnings(judged)]);
}

/**
 * What "OK" is without, where it is not told in time: how full things are comes a moment after the rest with every load, and a word about that would only flicker.
 */
function stillAsking({ isAskingForSaturation, isSaturationAwaited }: ServiceFacts): string | null {
  return isAskingForSaturation && !isSaturationAwaited ? 'Not answered yet: how full resources are' : null;
}

/** The second line while something that should be known is not: why, light by light. Calm words would hide it. */
export function unknownDetail(judged: JudgedFacts): string {
  const unknown = judged.signals.filter(({ level, isAsking }) => level === 'unknown' && isAsking !== true);
  return sentences([...unknown.map(({ name, reason }) => reasonOf(name, reason)), ...warnings(judged)]);
}

/** `Errors not known: …`: most reasons begin with what the light lacks, and go on from its name. */
const reasonOf = (name: SignalName, reason: string) => (reason.startsWith('Not ') ? `${SIGNAL_WORDS[name]} n${reason.slice(1)}` : `${SIGNAL_WORDS[name]}: ${reason}`);

/** From this share of a limit on, what is still OK is no longer unremarkable. */
const NEAR = 0.6;

/** `Errors at 70 % of their limit` for the light that is nearest to turning; null while none is near. */
function nearText({ signals }: JudgedFacts): string | null {
  const nearest = signals.filter(({ headroom }) => headroom !== null && headroom >= NEAR).toSorted((a, b) => (b.headroom ?? 0) - (a.headroom ?? 0))[0];
  return nearest === undefined ? null : `${SIGNAL_WORDS[nearest.name]} at ${formatText(nearest.headroom, 'ratio')} of the limit: ${nearest.reason}`;
}

/** `For 10 min 02 s. Began 40 s after deploy v2.31.0.`, or where it is not the service that is wrong `For 2 min 29 s. Look in front of the service.` */
export function troubleWallDetail({ facts, signals, now }: JudgedFacts, since: Since): string {
  const length = isSinceUnknown(since, facts.at) ? null : `For ${since.before ? 'more than ' : ''}${formatAge(now - since.time)}`;
  const isElsewhere = isBad(signals, 'traffic') && upstreamText(facts, !isBad(signals, 'errors', 'latency', 'system')) !== null;
  return sentences([length, isElsewhere ? 'Look in front of the service' : beganText(facts, since)]);
}

const isBad = (signals: readonly Signal[], ...names: readonly SignalName[]) => signals.some(({ name, level }) => names.includes(name) && (level === 'warning' || level === 'critical'));

/** `OK for 3 d 4 h. No rise after deploy v2.30.4 at 13:28.` */
export function calmWallDetail({ facts, level, now, timeZone }: JudgedFacts, segments: readonly WatchSegment[]): string {
  const since = level === 'ok' ? okSince(facts, segments) : null;
  const length = since === null ? null : `OK for ${since.before ? 'more than ' : ''}${formatAge(now - since.time)}`;
  return sentences([length, stillAsking(facts), deployText(facts, timeZone)?.short ?? null]);
}

/** What the verdict does not contain, yet or at all: whether alerts are still asked for or cannot be read, the list of them says. What was pending when they could be read may have fired since. */
function warnings({ alerts, facts, now, timeZone }: JudgedFacts): string[] {
  if (alerts === null) return ['Alerts are not known'];
  if (alerts.asOf !== undefined) return [`Alerts are as of ${formatMoment(alerts.asOf, now, timeZone, true)}`];
  return pendingTexts(alerts.alerts.filter((alert) => concerns(alert, facts.service)), now);
}

/** Most important first; a sentence that no longer fits is left out whole, and what explains two lights is said once. */
function sentences(parts: readonly (string | null)[]): string {
  return [...new Set(parts)].filter((part) => part !== null).reduce((text, part) => {
    const longer = text === '' ? `${part}.` : `${text} ${part}.`;
    return text === '' || longer.length <= ROOM ? longer : text;
  }, '');
}
