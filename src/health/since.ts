import type { Series } from '@/prometheus/series';
import type { Since } from './verdict';

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
