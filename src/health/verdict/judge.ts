import type { Alert } from '@/prometheus/rule';
import { levelOfAlert, lightByRule, raiseByAlerts } from '@/health/signals/alert-lights';
import { decisiveAlerts } from '@/health/alerts/decisive-alerts';
import { judgeErrors } from '@/health/signals/errors';
import { judgeLatency } from '@/health/signals/latency';
import { isWorse, LEVEL_WORDS, worstLevel } from '@/health/level';
import { stepOf } from '@/health/line';
import { withScope } from '@/health/signals/scope';
import { earlierSince } from '@/health/signals/since';
import { judgeSystem } from '@/health/system/system';
import { judgeTraffic } from '@/health/signals/traffic';
import type { Since } from '@/health/signal';
import { calmHeadline, unknownNames } from '@/health/verdict/wording/calm-headline';
import { toSentences, toWallLine, type Clause } from '@/health/verdict/wording/clause';
import { complaints } from '@/health/verdict/wording/complaints';
import {
  calmDetail,
  calmWallDetail,
  unknownDetail,
  troubleDetail,
  troubleWallDetail,
} from '@/health/verdict/wording/detail';
import { isExcused, type JudgedFacts, type JudgeInput } from './judged-facts';
import { okSince } from '@/health/verdict/history/quiet';
import { asOfNewestSample, unknownVerdict, withoutRequests } from './unknown-verdict';
import type { Verdict } from './verdict';
import { watchLine } from '@/health/verdict/history/watch-line';

/**
 * The verdict with its four lights; never green on data that is not current. Where the samples are old but the server
 * answers, what it still knows decides: instances that are down and alerts that fire are current although no request
 * was counted.
 */
export function judge(input: JudgeInput): Verdict {
  const { freshness, facts } = input;
  if (freshness.state === 'current') return judgeFacts(input);
  const stillKnown = freshness.state === 'unreachable' ? null : judgeFacts({ ...input, facts: withoutRequests(facts) });
  return unknownVerdict(
    input,
    input.lastCurrent ?? judgeFacts({ ...input, facts: asOfNewestSample(facts, freshness) }),
    stillKnown,
  );
}

/** The verdict on the facts as they are, whatever their age. */
function judgeFacts(given: JudgeInput): Verdict {
  const { thresholds, timeZone, alerts } = given;
  const facts = given.facts.unreliable === null ? given.facts : { ...withoutRequests(given.facts), hourAgo: null };
  const input = { ...given, facts };
  const measured = [
    judgeTraffic(facts),
    judgeErrors(facts, thresholds),
    judgeLatency(facts, thresholds, timeZone),
    judgeSystem(facts, thresholds),
  ].map((signal) => withScope(signal, facts));
  const firing = decisiveAlerts(alerts?.alerts ?? [], facts.service);
  const lightOf = (alert: Alert) => alerts?.lightOf?.(alert) ?? lightByRule(alert, thresholds);
  const signals = measured.map((signal) =>
    raiseByAlerts(
      signal,
      firing.filter((alert) => lightOf(alert) === signal.name),
      stepOf(facts.history),
    ),
  );
  const counted = signals.filter((signal) => !isExcused(signal, facts));
  const level = worstLevel([...counted.map((signal) => signal.level), ...firing.map(levelOfAlert)]);
  const judged = { ...input, signals, level };
  if (level === 'ok' || level === 'unknown') return calmVerdict(judged);
  // An alert is left out where its light is as bad by its own number, which says more.
  const unsaid = firing.filter(
    (alert) =>
      !measured.some((signal) => signal.name === lightOf(alert) && !isWorse(levelOfAlert(alert), signal.level)),
  );
  const sinces = [
    ...signals.filter((signal) => signal.level === level).map((signal) => signal.since),
    ...unsaid
      .filter((alert) => levelOfAlert(alert) === level)
      .map((alert) => ({ time: alert.activeAt, before: false })),
  ];
  return troubleVerdict(
    judged,
    complaints(facts, measured, unsaid),
    sinces.reduce(earlierSince, null) ?? { time: facts.at, before: false },
  );
}

function calmVerdict(judged: JudgedFacts): Verdict {
  const { facts, thresholds, freshness, level, signals } = judged;
  const segments = watchLine(facts.history, thresholds, { end: facts.at, state: freshness.state });
  return {
    at: facts.at,
    level,
    headline: calmHeadline(judged, 'page'),
    detail: level === 'ok' ? calmDetail(judged, segments) : unknownDetail(judged),
    wall: { headline: calmHeadline(judged, 'wall'), detail: calmWallDetail(judged, segments) },
    tabTitle: level === 'ok' ? LEVEL_WORDS.ok : `${LEVEL_WORDS.unknown}: ${unknownNames(signals, facts).join(', ')}`,
    since: level === 'ok' ? okSince(facts, segments) : null,
    signals,
  };
}

function troubleVerdict(judged: JudgedFacts, clauses: readonly Clause[], since: Since): Verdict {
  const { facts, level, signals } = judged;
  const { headline, left } = toSentences(clauses, level);
  return {
    at: facts.at,
    level,
    headline,
    detail: troubleDetail(judged, left, since),
    wall: { headline: toWallLine(clauses, level), detail: troubleWallDetail(judged, since) },
    tabTitle: `${LEVEL_WORDS[level]}: ${clauses[0]?.tab ?? ''}`,
    since,
    signals,
  };
}
