import type { Thresholds } from '@/dashboard/thresholds';
import { formatClock } from '@/format/clock';
import { formatText } from '@/format/format-value';
import { isQuantileMeaningful, MIN_REQUESTS } from './enough';
import { judgeLimits, limitWords, nearer, type Distance } from './limits';
import type { Quantile, ServiceFacts } from './service-facts';
import { lastCrossing } from './since';
import { absentSignal, idleSignal, unknownSignal } from './unknown-signal';
import type { Signal, Since } from './verdict';
import { capitalised } from './words';

/** So much above an hour ago is worth a word, even below every limit. */
const CLEARLY_HIGHER = 1.5;

type QuantileKey = 'p95' | 'p99';

/** Are answers slow? Shows p95; judges p95 and p99, each by its own limits. */
export function judgeLatency(facts: ServiceFacts, thresholds: Thresholds, timeZone: string): Signal {
  const { p95, p99, requestRate, requestCount } = facts.current;
  if (p95 === null) return requestRate === 0 || requestCount === 0 ? idleSignal('latency') : (meanSignal(facts) ?? absentSignal('latency', facts));
  const by95 = judgeQuantile(p95, 'p95', thresholds);
  const distance = p99 === null ? by95 : nearer(by95, judgeQuantile(p99, 'p99', thresholds));
  const isTooFew = distance.level !== 'ok' && !isQuantileMeaningful(facts.current);
  const before = facts.hourAgo?.p95?.value ?? 0;
  return {
    name: 'latency',
    ...(p95.name === undefined ? {} : { measure: p95.name }),
    level: isTooFew ? 'ok' : distance.level,
    value: p95.value,
    atLeast: p95.atLeast,
    unit: 'seconds',
    of: null,
    trend: before > 0 ? { kind: 'relative', change: p95.value / before - 1 } : null,
    headroom: isTooFew ? null : distance.headroom,
    limit: distance.limit,
    ...(isTooFew ? tooFew(facts) : reasons(facts, distance, timeZone)),
    since: distance.level === 'ok' || isTooFew ? null : sinceOf(facts, distance),
  };
}

/** A mean is no quantile: it is said, and held against no limit. */
function meanSignal({ current, notMeasured }: ServiceFacts): Signal | null {
  if (current.mean === null || !notMeasured.includes('latency')) return null;
  const mean = formatText(current.mean, 'seconds');
  return unknownSignal('latency', `Not judged: this service exposes no quantiles. Average ${mean}`, `Average ${mean}`);
}

/** `≥ 2.5 s` where the value lies above the last bucket. */
export function quantileText({ value, atLeast }: Quantile): string {
  return `${atLeast ? '≥ ' : ''}${formatText(value, 'seconds')}`;
}

/**
 * At the edge of the last bucket the truth may lie above any limit beyond it: that is not known to be fine, and one request in twenty
 * slower than anything its authors expected deserves a look. So it is a warning.
 */
function judgeQuantile(quantile: Quantile, key: QuantileKey, thresholds: Thresholds): Distance {
  const distance = judgeLimits(quantile.value, key, thresholds);
  const isOpen = quantile.atLeast && distance.limit !== null && distance.level === 'ok';
  return isOpen ? { ...distance, level: 'warning' } : distance;
}

function tooFew({ current }: ServiceFacts): Pick<Signal, 'reason' | 'shortReason'> {
  const count = formatText(Math.round(current.requestCount ?? 0), 'count');
  return { reason: `From ${count} requests only; judged from ${MIN_REQUESTS} on`, shortReason: `From ${count} requests only` };
}

function reasons(facts: ServiceFacts, { level, limit }: Distance, timeZone: string): Pick<Signal, 'reason' | 'shortReason'> {
  if (limit === null) return { reason: rest(facts, timeZone) ?? 'No limit set', shortReason: 'No limit set' };
  const decisive = limit.key === 'p99' ? facts.current.p99 : facts.current.p95;
  const isOpen = level !== 'ok' && decisive !== null && decisive.value <= limit.value;
  const words = isOpen ? `above the last bucket; ${limitWords(limit)}` : limitWords(limit);
  // The tile shows p95: where p99 decides, its value has to be said.
  const isP99 = limit.key === 'p99' && decisive !== null;
  const first = isP99 ? `${decisive.name ?? 'p99'} ${quantileText(decisive)}; ${words}` : capitalised(words);
  const more = rest(facts, timeZone, isP99);
  return { reason: more === null ? first : `${first}. ${more}`, shortReason: first };
}

function rest(facts: ServiceFacts, timeZone: string, isP99Said = false): string | null {
  const higher = higherSince(facts);
  if (higher !== null) return `Higher since ${higher.before ? 'before ' : ''}${formatClock(higher.time, timeZone)}`;
  return isP99Said || facts.current.p99 === null ? null : `${facts.current.p99.name ?? 'p99'} ${quantileText(facts.current.p99)}`;
}

/** Since when p95 is clearly above what it was an hour ago; null where it is not. */
export function higherSince({ current, hourAgo, history }: ServiceFacts): Since | null {
  const before = hourAgo?.p95?.value;
  if (before === undefined || current.p95 === null || current.p95.value <= before * CLEARLY_HIGHER) return null;
  return lastCrossing(history.p95, before * CLEARLY_HIGHER);
}

function sinceOf(facts: ServiceFacts, { limit }: Distance): Since {
  const line = limit === null ? null : facts.history[limit.key === 'p99' ? 'p99' : 'p95'];
  return (limit === null ? null : lastCrossing(line, limit.value)) ?? { time: facts.at, before: false };
}
