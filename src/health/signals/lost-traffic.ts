import { SUSTAINED_BELOW, SUSTAINED_OVER } from '@/dashboard/queries/pulse-parts';
import { valuesBetween } from '@/health/line';
import type { History, ServiceFacts } from '@/health/service-facts';
import type { Series } from '@/prometheus/series';
import { hasEnoughRequests, LOST_BELOW, MISSED } from './enough';
import { type UsualRange, usualRates, wasAlike } from './usual-traffic';

/**
 * The rate an hour ago, where so little is left of it and of the sustained traffic that traffic counts as lost;
 * otherwise null.
 */
export function lostFrom(facts: ServiceFacts, rate: number, range: UsualRange | null): number | null {
  const { at, hourAgo, history, isHourAgoAwaited } = facts;
  if (hourAgo === null || hourAgo.requestRate === null || !hasEnoughRequests(hourAgo) || isBesideGap(history, at))
    return null;
  const usual = Math.min(hourAgo.requestRate, history.sustainedRequestRate ?? Infinity);
  const isLost = rate < usual * LOST_BELOW && (range === null || rate < range.low);
  return isLost && !isHourAgoAwaited && !wasAlike(facts, rate) ? hourAgo.requestRate : null;
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
 * Whether the stretch of rates below `least` follows a burst: for most of the two hours before, as far as the line
 * reaches, the rate was at most about twice the present one. Then the burst is over, and nothing is lost.
 */
export function isAfterBurst(
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
 * Whether a gap lies within the rate window of `time`, as around a restart of Prometheus, so that the rate is too low.
 */
const isBesideGap = ({ requestRate, rateWindow }: Pick<History, 'requestRate' | 'rateWindow'>, time: number) =>
  requestRate?.values.some(
    (value, i) => Number.isNaN(value) && Math.abs((requestRate.times[i] ?? Infinity) - time) <= rateWindow,
  ) === true;
