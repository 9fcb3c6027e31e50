import { errorRatioOf } from '@/dashboard/derivation/error-ratio';
import type { Thresholds } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import { isWorse } from '@/health/level';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, Trend } from '@/health/signal';
import { agoText } from '@/health/span-text';
import { capitalised, nameText, shareText } from '@/health/words';
import { mainCulprit } from './attribution';
import { isMisfit, isShareMeaningful, MIN_FAILURES, MIN_REQUESTS, requestsAtLeast } from './enough';
import { lastingShare } from './lasting';
import { judgeLimits, limitText, limitWords, lowestAsBad, type Distance } from './limits';
import { refusedInstead } from './refused';
import { sinceLike } from './since';
import { absentSignal, idleSignal } from './unknown-signal';

const HOUR = 3600;

/**
 * Do requests fail? Judged by the error ratio, and by failures per second where a rule limits those; where both are
 * fine, by what is refused.
 */
export function judgeErrors(facts: ServiceFacts, thresholds: Thresholds): Signal {
  const failures = judgeFailures(facts, thresholds);
  const refused = failures.level === 'ok' ? refusedInstead(facts) : null;
  if (refused === null) return failures;
  const { share, before, secondsAgo } = refused;
  const reason = `Most of what was served ${agoText(secondsAgo, facts.isOver)} is refused`;
  return {
    ...failures,
    measure: REFUSED,
    level: 'warning',
    value: share,
    trend: secondsAgo === HOUR ? { kind: 'points', change: share - before } : null,
    headroom: null,
    limit: null,
    reason,
    shortReason: reason,
    since: { time: facts.at, before: true },
  };
}

/** What the light shows in place of failures. */
export const REFUSED = '4xx';

function judgeFailures(facts: ServiceFacts, thresholds: Thresholds): Signal {
  const { errorRatio, requestRate, requestCount } = facts.current;
  if (errorRatio === null)
    return requestRate === 0 || requestCount === 0 ? idleSignal('errors') : absentSignal('errors', facts);
  const distance = distanceOf(facts, errorRatio, thresholds);
  const isTooFew =
    distance.level !== 'ok' && !isShareMeaningful(facts.current) && !hasLasted(facts, distance, thresholds);
  return {
    name: 'errors',
    level: isTooFew ? 'ok' : distance.level,
    value: errorRatio,
    atLeast: false,
    unit: 'ratio',
    of: null,
    trend: trendOf(facts, errorRatio),
    // A bar far above its limit beside the word OK would contradict it.
    headroom: isTooFew ? null : distance.headroom,
    limit: distance.limit,
    ...(isTooFew ? tooFew(facts) : reasons(facts, distance)),
    since: distance.level === 'ok' || isTooFew ? null : sinceOf(facts, distance, thresholds),
  };
}

/** The light shows the ratio, so its limit is preferred unless the limit on failures per second gives a worse level. */
function distanceOf(facts: ServiceFacts, errorRatio: number, thresholds: Thresholds): Distance {
  const byRatio = judgeLimits(errorRatio, 'errorRatio', thresholds);
  const rate = facts.current.serverErrorRate;
  const byRate = rate === null ? null : judgeLimits(rate, 'errorRate', thresholds);
  return byRate !== null && (isWorse(byRate.level, byRatio.level) || byRatio.limit === null) ? byRate : byRatio;
}

function trendOf({ hourAgo }: ServiceFacts, errorRatio: number): Trend {
  return hourAgo === null || hourAgo.errorRatio === null
    ? null
    : { kind: 'points', change: errorRatio - hourAgo.errorRatio };
}

/** `1 of 4 requests failed`, which a share of so few would hide. */
export const failedText = ({ current }: Pick<ServiceFacts, 'current'>) =>
  `${formatText(round(current.failureCount), 'count')} of ${formatText(round(requestsAtLeast(current)), 'count')} requests failed`;

function tooFew(facts: ServiceFacts): Pick<Signal, 'reason' | 'shortReason'> {
  const failed = failedText(facts);
  return {
    reason: `${failed}; judged from ${MIN_REQUESTS} requests and ${MIN_FAILURES} failures on`,
    shortReason: `${failed}: too few`,
  };
}

const round = (count: number | null) => (count === null ? null : Math.round(count));

/**
 * With more failures than requests the ratio is capped at 100 %; the reader must know that the counters are
 * inconsistent.
 */
function misfit({ current }: ServiceFacts): Pick<Signal, 'reason' | 'shortReason'> {
  const [failures, requests] = [current.failureCount, current.requestCount].map((count) =>
    formatText(round(count), 'count'),
  );
  return {
    reason: `${failures} failures and ${requests} requests were counted: the two counters do not fit together`,
    shortReason: 'More failures than requests',
  };
}

/** From this share of the limit on, the reason names who fails beside the limit. */
const NEAR = 0.5;

function reasons(facts: ServiceFacts, { level, limit, headroom }: Distance): Pick<Signal, 'reason' | 'shortReason'> {
  if (isMisfit(facts.current)) return misfit(facts);
  const words = limit === null ? 'no limit set' : limitWords(limit);
  const main = level === 'ok' && (headroom ?? 0) < NEAR ? null : mainCulprit(facts);
  if (level === 'ok' && main === null) return { reason: capitalised(words), shortReason: capitalised(words) };
  if (main !== null) {
    const { endpoint, requestRate, serverErrorRate } = main.endpoint;
    const failing = `${nameText(endpoint)} fails ${shareText(errorRatioOf(serverErrorRate, requestRate) ?? 1)}`;
    return { reason: `${failing} of ${formatText(requestRate, 'requestsPerSecond')}; ${words}`, shortReason: failing };
  }
  const perSecond = `${formatText(facts.current.serverErrorRate, 'perSecond')} failing`;
  return { reason: `${perSecond}; ${words}`, shortReason: limit === null ? perSecond : `Limit ${limitText(limit)}` };
}

/** Whether the last requests failed as badly, of which the window has too few. */
function hasLasted({ at, history }: ServiceFacts, { limit }: Distance, thresholds: Thresholds): boolean {
  return limit?.key === 'errorRatio' && lastingShare(history, at) > lowestAsBad(limit, thresholds);
}

/** Only the ratio has a line over the range. */
function sinceOf(facts: ServiceFacts, { limit }: Distance, thresholds: Thresholds): Signal['since'] {
  if (limit === null) return null;
  const least = lowestAsBad(limit, thresholds);
  return sinceLike(
    facts,
    'errorWindow',
    limit.key === 'errorRatio' ? facts.history.errorRatio : null,
    (ratio) => ratio > least,
  );
}
