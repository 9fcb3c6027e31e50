import { firstTime, valuesBetween } from '@/health/line';
import type { ServiceFacts } from '@/health/service-facts';
import { timeBefore } from '@/health/span-text';
import type { Series } from '@/prometheus/series';
import { LOST_BELOW } from './enough';

const HOUR = 3600;
/** The usual range of traffic excludes the last so many seconds, so that the present is not compared with itself. */
const RECENT = 300;
/** With fewer points no usual range is known. */
const LEAST_USUAL = 10;

/** The usual range of the request rate; `time` is over what, in words: `the last hour`. */
export type UsualRange = { low: number; high: number; time: string };

/** The lowest and the highest usual rate; null where there are too few points. */
export function usualRange({ at, isOver, history, hourAgo }: ServiceFacts): UsualRange | null {
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

/**
 * The rates of the hour up to `at`, as far as the line reaches, without the last minutes and without the present
 * stretch of lost traffic, however long it is: otherwise a loss would count as usual a few minutes after it began.
 */
export function usualRates(line: Series | null, at: number, before: number): number[] {
  const values = valuesBetween(line, at - HOUR, at - RECENT);
  return values.slice(0, values.findLastIndex((rate) => rate >= before * LOST_BELOW) + 1);
}

/**
 * Whether there was no more traffic at this time a day and a week ago than there is now, so that what ended was a batch.
 * Without any traffic then it is known only that there is none now: requests may be sent to another service by turns.
 */
export function wasAlike({ requestRateDayAgo: day, requestRateWeekAgo: week }: ServiceFacts, rate: number): boolean {
  if (day === null || week === null) return false;
  const most = Math.max(day, week);
  return rate === 0 ? most === 0 : most > 0 && rate >= most * LOST_BELOW;
}
