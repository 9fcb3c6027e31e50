import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { firstTime, median, valuesBetween } from '@/health/line';
import type { Series } from '@/prometheus/series';
import type { History, ServiceFacts } from '@/health/service-facts';
import type { Signal } from '@/health/signal';
import { agoText, dayBefore, timeShown, weekBefore } from '@/health/span-text';
import { MIN_REQUESTS, MISSED } from './enough';
import { isAfterBurst } from './lost-traffic';
import { pilingUpSince } from './piling-up';
import { beginningOf, sinceLike } from './since';
import { wasAlike } from './usual-traffic';

const HOUR = 3600;

type Finding = Pick<Signal, 'level' | 'reason' | 'shortReason' | 'since'>;

/** No requests at all: an outage where there usually are enough, otherwise an idle service. */
export function silence(facts: ServiceFacts): Finding {
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
