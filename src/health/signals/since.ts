import type { Series } from '@/prometheus/series';
import type { ServiceFacts } from '@/health/service-facts';
import type { Since } from '@/health/signal';

/**
 * When the present unbroken stretch of values for which `holds` is true began; null where the newest value is not like that. A gap does
 * not end a stretch: it says nothing, so it lies inside when the values on both its sides hold.
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

/**
 * Since when it is as the number of now says. A line that is not like that yet tells that it began just now, but not where its points stand for a longer time than
 * the number: over a week one is half an hour, which may have begun anywhere in it.
 */
export function sinceLike({ at, history, ...now }: Measured, window: 'rateWindow' | 'errorWindow', line: Series | null, holds: (value: number) => boolean): Since {
  return beginningOf(line, holds) ?? { time: at, before: line === null || history[window] > now[window] };
}

/** Whether nothing is known of a beginning but that it lies before the moment itself: of that no length can be told. */
export const isSinceUnknown = ({ time, before }: Since, at: number): boolean => before && time >= at;

/** The last time a line rose above a limit and stayed there. */
export function lastCrossing(series: Series | null, limit: number): Since | null {
  return beginningOf(series, (value) => value > limit);
}

/**
 * The later of two beginnings: what is true only since the second one cannot be older. null counts as not known, and so does one that lies anywhere
 * before a later time.
 */
export function laterSince(a: Since | null, b: Since | null): Since | null {
  if (a === null || b === null) return a ?? b;
  if (a.before !== b.before) return a.before ? b : a;
  return a.time > b.time ? a : b;
}

/** The earlier of two: a page is critical for as long as the longest of its critical lights. */
export function earlierSince(a: Since | null, b: Since | null): Since | null {
  if (a === null || b === null) return a ?? b;
  if (a.time !== b.time) return a.time < b.time ? a : b;
  return a.before ? a : b;
}
