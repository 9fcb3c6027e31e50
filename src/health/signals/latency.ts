import type { Thresholds } from '@/dashboard/thresholds';
import { formatMoment } from '@/format/clock';
import { formatText } from '@/format/format-value';
import type { Moment, Quantile, ServiceFacts } from '@/health/service-facts';
import type { Signal, Since } from '@/health/signal';
import { capitalised, unbroken } from '@/health/words';
import { hasEnoughRequests, MIN_REQUESTS } from './enough';
import { haveEnoughCome } from './lasting';
import { judgeLimits, limitWords, lowestAsBad, nearer, type Distance } from './limits';
import { lastCrossing, sinceLike } from './since';
import { absentSignal, idleSignal, unknownSignal } from './unknown-signal';

/** Latency from this factor over an hour ago on is mentioned, even below every limit. */
const CLEARLY_HIGHER = 1.5;

export type QuantileKey = 'p95' | 'p99';

/** Are answers slow? Shows p95, or p99 where there is no p95; judges both, each by its own limits. */
export function judgeLatency(facts: ServiceFacts, thresholds: Thresholds, timeZone: string): Signal {
  const { p95, p99, requestRate, requestCount } = facts.current;
  const shown = p95 ?? (p99 && { name: 'p99', ...p99 });
  // Without requests a summary keeps the quantiles of its last ones.
  if (shown === null || requestCount === 0)
    return requestRate === 0 || requestCount === 0
      ? idleSignal('latency')
      : (meanSignal(facts) ?? absentSignal('latency', facts));
  const distance = distanceOf(facts.current, thresholds);
  const since = distance.level === 'ok' ? null : sinceOf(facts, distance, thresholds);
  const isTooFew = distance.level !== 'ok' && !hasEnoughRequests(facts.current) && !hasLasted(facts, distance, since);
  const before = facts.hourAgo?.[p95 === null ? 'p99' : 'p95']?.value ?? 0;
  return {
    name: 'latency',
    ...(shown.name === undefined ? {} : { measure: shown.name }),
    level: isTooFew ? 'ok' : distance.level,
    value: shown.value,
    atLeast: shown.atLeast,
    unit: 'seconds',
    of: null,
    trend: before > 0 ? { kind: 'relative', change: shown.value / before - 1 } : null,
    headroom: isTooFew ? null : distance.headroom,
    limit: distance.limit,
    ...(isTooFew ? tooFew(facts) : reasons(facts, distance, timeZone)),
    since: isTooFew ? null : since,
  };
}

/** A mean is shown but not judged, because limits are set on quantiles. */
function meanSignal({ current, notMeasured }: ServiceFacts): Signal | null {
  if (current.mean === null || !notMeasured.includes('latency')) return null;
  const mean = formatText(current.mean, 'seconds');
  return unknownSignal('latency', `Not judged: this service exposes no quantiles. Average ${mean}`, `Average ${mean}`);
}

/** `≥ 2.5 s` where the value lies above the last bucket. */
export function quantileText({ value, atLeast }: Quantile): string {
  return unbroken(`${atLeast ? '≥ ' : ''}${formatText(value, 'seconds')}`);
}

/** `p95 226 ms`, or with the name of the quantile that is shown in its place. */
export function namedQuantile(usual: string, quantile: Quantile): string {
  return unbroken(`${quantile.name ?? usual} ${quantileText(quantile)}`);
}

/** The quantile that is nearest to its own limit decides. */
export function distanceOf(current: Moment, thresholds: Thresholds): Distance {
  const distances = (['p95', 'p99'] as const).flatMap((key) => {
    const quantile = current[key];
    return quantile === null ? [] : [judgeQuantile(quantile, key, thresholds)];
  });
  return distances.reduce((a, b) => nearer(a, b));
}

/**
 * A quantile at the last bucket edge may lie above any limit beyond that edge. Since it cannot be known to be fine, and
 * is slower than the authors of the buckets expected, it is a warning.
 */
function judgeQuantile(quantile: Quantile, key: QuantileKey, thresholds: Thresholds): Distance {
  const distance = judgeLimits(quantile.value, key, thresholds);
  const isOpen = quantile.atLeast && distance.limit !== null && distance.level === 'ok';
  return isOpen ? { ...distance, level: 'warning' } : distance;
}

/** The quantile whose limit decides. */
export const keyOf = ({ limit }: Distance): QuantileKey => (limit?.key === 'p99' ? 'p99' : 'p95');

/** Of a handful p95 is the slowest one, and one slow request in each window is no slow service. */
export const isHalfSlow = ({ p50 }: Moment, { level, limit }: Distance) =>
  level !== 'ok' && limit !== null && p50 !== null && p50.value > limit.value;

/** Whether half of the requests of now are slow, and enough came since they are. */
const hasLasted = ({ at, current, history }: ServiceFacts, distance: Distance, since: Since | null) =>
  since !== null && isHalfSlow(current, distance) && haveEnoughCome(history, since.time, at);

function tooFew({ current }: ServiceFacts): Pick<Signal, 'reason' | 'shortReason'> {
  const count = formatText(Math.round(current.requestCount ?? 0), 'count');
  return {
    reason: `From ${count} requests only; judged from ${MIN_REQUESTS} on`,
    shortReason: `From ${count} requests only`,
  };
}

function reasons(
  facts: ServiceFacts,
  { level, limit }: Distance,
  timeZone: string,
): Pick<Signal, 'reason' | 'shortReason'> {
  if (limit === null) return { reason: rest(facts, timeZone) ?? 'No limit set', shortReason: 'No limit set' };
  const decisive = limit.key === 'p99' ? facts.current.p99 : facts.current.p95;
  const isOpen = level !== 'ok' && decisive !== null && decisive.value <= limit.value;
  const words = isOpen ? `above the last bucket; ${limitWords(limit)}` : limitWords(limit);
  // The light shows p95: where p99 decides, its value has to be said.
  const isP99 = limit.key === 'p99' && decisive !== null && facts.current.p95 !== null;
  const first = isP99 ? `${namedQuantile('p99', decisive)}; ${words}` : capitalised(words);
  const more = rest(facts, timeZone, isP99);
  return { reason: more === null ? first : `${first}. ${more}`, shortReason: first };
}

function rest(facts: ServiceFacts, timeZone: string, isP99Said = false): string | null {
  const higher = higherSince(facts);
  if (higher !== null)
    return `Higher since ${higher.before ? 'before ' : ''}${formatMoment(higher.time, facts.at, timeZone)}`;
  const { p95, p99 } = facts.current;
  return isP99Said || p95 === null || p99 === null ? null : namedQuantile('p99', p99);
}

/**
 * Since when p95 is clearly above that of an hour ago; null where it is not, or where one of the two rests on too few
 * requests.
 */
export function higherSince(facts: ServiceFacts): Since | null {
  const { hourAgo } = facts;
  return hourAgo?.p95 == null || !hasEnoughRequests(hourAgo) ? null : clearlyAboveSince(facts, hourAgo.p95.value);
}

/** Since when p95 is clearly above `before` (seconds); null where it is not, or rests on too few requests. */
export function clearlyAboveSince({ current, history }: ServiceFacts, before: number): Since | null {
  const least = before * CLEARLY_HIGHER;
  return current.p95 === null || current.p95.value <= least || !hasEnoughRequests(current)
    ? null
    : lastCrossing(history.p95, least);
}

/** Since when the limit is exceeded, or since when the quantile lies at the last bucket edge. */
function sinceOf(facts: ServiceFacts, distance: Distance, thresholds: Thresholds): Since | null {
  const { limit } = distance;
  const key = keyOf(distance);
  const quantile = facts.current[key];
  if (limit === null || quantile === null) return null;
  const least = lowestAsBad(limit, thresholds);
  return sinceLike(
    facts,
    'errorWindow',
    facts.history[key],
    (value) => value > least || (quantile.atLeast && value >= quantile.value),
  );
}
