import type { Series } from '@/prometheus/series';
import type { History } from './service-facts';

/** The values that are numbers between two Unix seconds (both included), oldest first. */
export function valuesBetween(series: Series | null, from: number, to: number): number[] {
  const found: number[] = [];
  // A loop instead of a filter, because every line of every instance is read at every refresh.
  for (let i = 0; series !== null && i < series.values.length; i++) {
    const time = series.times[i] ?? NaN;
    const value = series.values[i] ?? NaN;
    if (time >= from && time <= to && !Number.isNaN(value)) found.push(value);
  }
  return found;
}

/** Seconds between the points of the lines; 0 where there is no line. */
export function stepOf({ requestRate, up }: Pick<History, 'requestRate' | 'up'>): number {
  const [first = 0, second = first] = (requestRate ?? up[0])?.times ?? [];
  return second - first;
}

/** When a line has its first number from a Unix second on; null where it has none. */
export function firstTime(series: Series | null, from: number): number | null {
  const index = series?.values.findIndex((value, i) => !Number.isNaN(value) && (series.times[i] ?? NaN) >= from) ?? -1;
  return series?.times[index] ?? null;
}

/**
 * null for an empty list. For an even count the upper of the two middle values, so that the result was really measured.
 */
export function median(values: readonly number[]): number | null {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? null;
}

/**
 * The value at one instant, NaN where there is none. Lines of different answers may be off by less than a step, so the
 * newest instant not after `time` is taken when it is nearer than `tolerance` seconds.
 */
export function valueAt(series: Series | null, time: number, tolerance: number): number {
  if (series === null) return NaN;
  let low = 0;
  let high = series.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series.times[middle] ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  const found = series.times[low - 1];
  return found !== undefined && time - found < tolerance ? (series.values[low - 1] ?? NaN) : NaN;
}
