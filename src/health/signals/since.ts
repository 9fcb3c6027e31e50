import type { Series } from '@/prometheus/series';
import type { ServiceFacts } from '@/health/service-facts';
import type { Since } from '@/health/signal';

/**
 * When the present uninterrupted stretch of values for which `holds` is true began; null where it is false for the
 * newest value. Gaps do not end a stretch.
 */
export function beginningOf(series: Series | null, holds: (value: number) => boolean): Since | null {
  if (series === null) return null;
  let began: number | null = null;
  for (let i = series.values.length - 1; i >= 0; i--) {
    const value = series.values[i];
    const time = series.times[i];
    if (value === undefined || time === undefined || Number.isNaN(value)) continue;
    if (!holds(value)) break;
    began = time;
  }
  return began === null ? null : { time: began, before: began === series.times[0] };
}

type Measured = Pick<ServiceFacts, 'at' | 'history' | 'rateWindow' | 'errorWindow'>;

/** What began since a point of a line that is older than this did not begin just now; seconds. */
const JUST_NOW = 60;

/**
 * Since when the present number is as it is. Where the line does not show it yet, it began just now, unless its newest
 * point is minutes old (over a day), or its points have a longer window than the number (half an hour over a week):
 * then it may have begun anywhere in that time, and `before` is true.
 */
export function sinceLike(
  { at, history, ...now }: Measured,
  window: 'rateWindow' | 'errorWindow',
  line: Series | null,
  holds: (value: number) => boolean,
): Since {
  const isCoarse = at - (line?.times.at(-1) ?? -Infinity) > JUST_NOW || history[window] > now[window];
  return beginningOf(line, holds) ?? { time: at, before: isCoarse };
}

/** Whether a beginning is known only to lie before the present, so that no duration can be told. */
export const isSinceUnknown = ({ time, before }: Since, at: number): boolean => before && time >= at;

/** The last time a line rose above a limit and stayed there. */
export function lastCrossing(series: Series | null, limit: number): Since | null {
  return beginningOf(series, (value) => value > limit);
}

/**
 * The later of two beginnings, for a state that needs both. null is unknown and gives way to the other; so does a
 * `before` to an exact time.
 */
export function laterSince(a: Since | null, b: Since | null): Since | null {
  if (a === null || b === null) return a ?? b;
  if (a.before !== b.before) return a.before ? b : a;
  return a.time > b.time ? a : b;
}

/** The earlier of two beginnings: a page has been critical since the first of its critical lights. */
export function earlierSince(a: Since | null, b: Since | null): Since | null {
  if (a === null || b === null) return a ?? b;
  if (a.time !== b.time) return a.time < b.time ? a : b;
  return a.before ? a : b;
}
