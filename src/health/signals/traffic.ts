import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { SUSTAINED_BELOW, SUSTAINED_OVER } from '@/dashboard/queries/pulse-parts';
import { firstTime, median, valuesBetween } from '@/health/line';
import type { Series } from '@/prometheus/series';
import type { History, ServiceFacts } from '@/health/service-facts';
import { agoText, dayBefore, hourBefore, timeBefore, timeShown, weekBefore } from '@/health/span-text';
import type { Signal } from '@/health/signal';
import { shareText } from '@/health/words';
import { hasEnoughRequests, LOST_BELOW, MIN_REQUESTS, MISSED } from './enough';
import { pilingUpSince } from './piling-up';
import { beginningOf, sinceLike } from './since';
import { absentSignal } from './unknown-signal';

const HOUR = 3600;
/** The usual range of traffic excludes the last so many seconds, so that the present is not compared with itself. */
const RECENT = 300;
/** With fewer points no usual range is known. */
const LEAST_USUAL = 10;
/** A rate outside the usual range by this factor is mentioned. */
const CLEARLY_ABOVE = 1.1;

type Finding = Pick<Signal, 'level' | 'reason' | 'shortReason' | 'since'>;
/** The usual range of the request rate; `time` is over what, in words: `the last hour`. */
type Range = { low: number; high: number; time: string };

/** Are requests coming in, compared with an hour ago and with the last hour? */
export function judgeTraffic(facts: ServiceFacts): Signal {
  const rate = facts.current.requestRate;
  if (rate === null) return absentSignal('traffic', facts);
  const before = facts.hourAgo?.requestRate ?? null;
  return {
    ...(rate === 0 ? silence(facts) : flow(facts, rate)),
    name: 'traffic',
    value: rate,
    atLeast: false,
    unit: 'requestsPerSecond',
    of: null,
    trend: before === null || before === 0 ? null : { kind: 'relative', change: rate / before - 1 },
    headroom: null,
    limit: null,
  };
}

/** No requests at all: an outage where there usually are enough, otherwise an idle service. */
function silence(facts: ServiceFacts): Finding {
  const usual = usualRate(facts);
  const from = pilingUpSince(facts);
  const none =
    from === null
      ? 'No requests'
      : `No requests answered, ${formatText(facts.current.inProgress, 'count')} in progress`;
  // Counted over the window of the present rate; the windows of a long range are many times longer.
  if (usual * facts.rateWindow >= MIN_REQUESTS) {
    const isUnusual = wasAlike(facts, 0);
    const reason = `${none}; ${formatText(usual, 'requestsPerSecond')} before${isUnusual ? `, none ${dayBefore(facts.isOver)} and ${weekBefore(facts.isOver)}` : ''}`;
    return {
      // A batch may have ended, and as well the first traffic after a long time may have failed.
      level: isUnusual ? 'warning' : 'critical',
      reason,
      shortReason: 'No requests',
      since: silentSince(facts),
    };
  }
  if (from !== null) {
    const before = formatText(from.moment.requestRate, 'requestsPerSecond');
    return {
      level: 'warning',
      reason: `${none}; ${before} ${agoText(from.secondsAgo, facts.isOver)}`,
      shortReason: 'No answers',
      since: silentSince(facts),
    };
  }
  const average = usual > 0 ? usual : averageRate(facts);
  if (average > 0) return pause(facts, usual, average);
  const first = firstTime(facts.history.requestRate, -Infinity);
  const reason = first === null ? 'No traffic' : `No traffic in ${timeShown(facts.at - first, facts.isOver)}`;
  return stopped(facts, reason) ?? { level: 'ok', reason, shortReason: 'No traffic', since: null };
}

const silentSince = (facts: ServiceFacts) =>
  sinceLike(facts, 'rateWindow', facts.history.requestRate, (rate) => rate === 0);

/**
 * No traffic over the whole range, but a day ago: an outage that began before the range. Without traffic a week ago
 * either it is a service that is not used at weekends.
 */
function stopped(facts: ServiceFacts, reason: string): Finding | null {
  const dayAgo = facts.requestRateDayAgo ?? 0;
  if (facts.isHourAgoAwaited || dayAgo * facts.rateWindow < MIN_REQUESTS) return null;
  if ((facts.requestRateWeekAgo ?? Infinity) * facts.rateWindow < MIN_REQUESTS)
    return { level: 'ok', reason: `${reason}, as ${weekBefore(facts.isOver)}`, shortReason: 'No traffic', since: null };
  return {
    level: 'warning',
    reason: `${reason}; ${formatText(dayAgo, 'requestsPerSecond')} ${dayBefore(facts.isOver)}`,
    shortReason: 'No traffic',
    since: silentSince(facts),
  };
}

/** No requests of a service with so few that one minute without means nothing, but a longer time may. */
function pause(facts: ServiceFacts, usual: number, average: number): Finding {
  const { at, isOver, rateWindow, errorWindow, hourAgo, requestRateDayAgo, requestRateWeekAgo, history } = facts;
  const began = beginningOf(history.requestRate, (rate) => rate === 0);
  const length = began === null ? 0 : at - began.time;
  const none = isOver ? 'No requests' : 'No requests now';
  const before = formatText(average, 'requestsPerSecond');
  const few =
    usual === 0 && average * rateWindow >= MIN_REQUESTS
      ? `they came in a burst before (${before} on average)`
      : `too few before to miss them (${before})`;
  const reason =
    usual * length >= MIN_REQUESTS ? `No requests for ${formatAge(length)}; ${before} before` : `${none}; ${few}`;
  // A warning only where there was as much traffic an hour ago and a day ago (it may be night), and no other silence
  // was nearly as long (requests may come in bursts).
  const expected =
    Math.min(
      usual,
      (hourAgo?.requestCount ?? 0) / errorWindow,
      requestRateDayAgo ?? Infinity,
      requestRateWeekAgo ?? Infinity,
    ) * length;
  if (began === null || expected < MISSED || length < 2 * longestPause(history.requestRate, began.time))
    return { level: 'ok', reason, shortReason: none, since: null };
  return { level: 'warning', reason, shortReason: 'No requests', since: began };
}

/** The longest time without requests before `until`, seconds. */
function longestPause(line: Series | null, until: number): number {
  let longest = 0;
  let began: number | null = null;
  line?.times.forEach((time, i) => {
    if (time >= until) return;
    began = line.values[i] === 0 ? (began ?? time) : null;
    longest = Math.max(longest, began === null ? 0 : time - began);
  });
  return longest;
}

/** The mean over the range, for services with short bursts, whose median is 0. */
function averageRate({ at, history }: ServiceFacts): number {
  const rates = valuesBetween(history.requestRate, -Infinity, at);
  return rates.length === 0 ? 0 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/**
 * Requests per second before they stopped: the sustained traffic where they stopped within the hour, otherwise the
 * median of the range. Neither a burst nor the minutes between two outages count as usual.
 */
function usualRate({ at, history, hourAgo }: ServiceFacts): number {
  const values = valuesBetween(history.requestRate, -Infinity, at);
  const began = beginningOf(history.requestRate, (rate) => rate === 0)?.time ?? at;
  if (history.sustainedRequestRate !== null && at - began < HOUR) return history.sustainedRequestRate;
  const beforeSilence = values.slice(0, values.findLastIndex((rate) => rate > 0) + 1);
  return median(beforeSilence) ?? hourAgo?.requestRate ?? 0;
}

/**
 * Whether there was no more traffic at this time a day and a week ago than there is now, so that what ended was a batch.
 * Without any traffic then it is known only that there is none now: requests may be sent to another service by turns.
 */
function wasAlike({ requestRateDayAgo: day, requestRateWeekAgo: week }: ServiceFacts, rate: number): boolean {
  if (day === null || week === null) return false;
  const most = Math.max(day, week);
  return rate === 0 ? most === 0 : most > 0 && rate >= most * LOST_BELOW;
}

function flow(facts: ServiceFacts, rate: number): Finding {
  const range = usualRange(facts);
  const before = lostFrom(facts, rate, range);
  if (before === null) return { level: 'ok', ...placeIn(range, rate, facts), since: null };
  const share = shareText(1 - rate / before);
  const reason = `${share} below ${hourBefore(facts.isOver)} (${formatText(before, 'requestsPerSecond')})${range === null ? '' : ` and below the range of ${range.time}`}`;
  const least = Math.min(before, facts.history.sustainedRequestRate ?? before) * LOST_BELOW;
  return {
    level: 'warning',
    reason,
    shortReason: `${share} below 1 h ${facts.isOver ? 'before' : 'ago'}`,
    since: sinceLike(facts, 'rateWindow', facts.history.requestRate, (value) => value < least),
  };
}

/**
 * The rate an hour ago, where so little is left of it and of the sustained traffic that traffic counts as lost;
 * otherwise null.
 */
function lostFrom(facts: ServiceFacts, rate: number, range: Range | null): number | null {
  const { at, hourAgo, history, isHourAgoAwaited } = facts;
  if (hourAgo === null || hourAgo.requestRate === null || !hasEnoughRequests(hourAgo) || isBesideGap(history, at))
    return null;
  const usual = Math.min(hourAgo.requestRate, history.sustainedRequestRate ?? Infinity);
  const isLost = rate < usual * LOST_BELOW && (range === null || rate < range.low);
  return isLost && !isHourAgoAwaited && !wasAlike(facts, rate) ? hourAgo.requestRate : null;
}

/**
 * The rates of the hour up to `at`, as far as the line reaches, without the last minutes and without the present
 * stretch of lost traffic, however long it is: otherwise a loss would count as usual a few minutes after it began.
 */
function usualRates(line: Series | null, at: number, before: number): number[] {
  const values = valuesBetween(line, at - HOUR, at - RECENT);
  return values.slice(0, values.findLastIndex((rate) => rate >= before * LOST_BELOW) + 1);
}

/**
 * Whether the line shows that traffic was lost at an instant in the past: far below the rate `before`, below the usual
 * range until then, and by too many requests for a coincidence. Only losses that are over, as the light knows more
 * about a present one; the end of a burst is no loss.
 */
export function wasLost(
  { requestRate, rateWindow }: Pick<History, 'requestRate' | 'rateWindow'>,
  { time, rate, before }: { time: number; rate: number; before: number },
): boolean {
  const least = before * LOST_BELOW;
  if (!(rate < least) || (before - rate) * rateWindow < MISSED || isAfterBurst(requestRate, { time, rate, least }))
    return false;
  if (isBesideGap({ requestRate, rateWindow }, time)) return false;
  const usual = usualRates(requestRate, time, before);
  return (
    usual.length > 0 &&
    rate < Math.min(...usual) &&
    valuesBetween(requestRate, time, Infinity).some((later) => later >= least)
  );
}

/**
 * Whether a gap lies within the rate window of `time`, as around a restart of Prometheus, so that the rate is too low.
 */
const isBesideGap = ({ requestRate, rateWindow }: Pick<History, 'requestRate' | 'rateWindow'>, time: number) =>
  requestRate?.values.some(
    (value, i) => Number.isNaN(value) && Math.abs((requestRate.times[i] ?? Infinity) - time) <= rateWindow,
  ) === true;

/**
 * Whether the stretch of rates below `least` follows a burst: for most of the two hours before, as far as the line
 * reaches, the rate was at most about twice the present one. Then the burst is over, and nothing is lost.
 */
function isAfterBurst(
  line: Series | null,
  { time, rate, least }: { time: number; rate: number; least: number },
): boolean {
  const reaching =
    line?.values.findLastIndex((value, i) => value >= least && (line.times[i] ?? Infinity) <= time) ?? -1;
  const end = line?.times[reaching];
  if (end === undefined) return false;
  const before = valuesBetween(line, end - SUSTAINED_OVER, end);
  return before.filter((value) => value * LOST_BELOW <= rate).length >= SUSTAINED_BELOW * before.length;
}

/**
 * Whether the line shows an outage at `time`, when there were no requests. `usual`: the median rate of the range; for
 * the last hour the sustained traffic is used instead.
 */
export function isSilence(
  { requestRate, rateWindow, sustainedRequestRate }: History,
  time: number,
  usual: number,
): boolean {
  const end = requestRate?.times.at(-1) ?? time;
  const isOfLastHour = valuesBetween(requestRate, end - HOUR, time).some((rate) => rate > 0);
  if (sustainedRequestRate !== null && isOfLastHour) return sustainedRequestRate * rateWindow >= MIN_REQUESTS;
  return usual * rateWindow >= MIN_REQUESTS && !isAfterBurst(requestRate, { time, rate: 0, least: Number.MIN_VALUE });
}

/** The lowest and the highest usual rate; null where there are too few points. */
function usualRange({ at, isOver, history, hourAgo }: ServiceFacts): Range | null {
  const usual = usualRates(
    history.requestRate,
    at,
    Math.min(hourAgo?.requestRate ?? 0, history.sustainedRequestRate ?? Infinity),
  );
  const first = firstTime(history.requestRate, at - HOUR);
  return usual.length < LEAST_USUAL || first === null
    ? null
    : { low: Math.min(...usual), high: Math.max(...usual), time: timeBefore(at - first, isOver) };
}

function placeIn(
  range: Range | null,
  rate: number,
  { isOver, history }: ServiceFacts,
): Pick<Signal, 'reason' | 'shortReason'> {
  if (history.requestRate === null && history.isAwaited) {
    const reason = `Asking about ${timeBefore(HOUR, isOver)}`;
    return { reason, shortReason: reason };
  }
  if (range === null)
    return {
      reason: `The range of ${timeBefore(HOUR, isOver)} is not known`,
      shortReason: `${isOver ? 'Hour before' : 'Last hour'} not known`,
    };
  const { low, high, time } = range;
  const rates = `${formatText(low, 'requestsPerSecond')} to ${formatText(high, 'requestsPerSecond')}`;
  if (rate > high * CLEARLY_ABOVE) return { reason: `Above ${rates} of ${time}`, shortReason: `Above ${time}` };
  if (rate < low / CLEARLY_ABOVE) return { reason: `Below ${rates} of ${time}`, shortReason: `Below ${time}` };
  return { reason: `Within the range of ${time}`, shortReason: `As in ${time}` };
}
