import type { Series } from '@/prometheus/series';
import { total } from './derive';

/** With more lines than this colours can no longer be told apart. */
const TOP_SERIES = 8;

/** The largest lines over the whole range, and the rest as one; `hidden` says how many the rest stands for. */
export type TopSeries = { shown: readonly Series[]; other: Series | null; hidden: number };

/**
 * Chosen by the sum over the range and not by the last value, which would make lines come and go at every refresh.
 */
export function topSeries(series: readonly Series[], limit: number = TOP_SERIES): TopSeries {
  if (series.length <= limit) return { shown: series, other: null, hidden: 0 };
  const ranked = largest(series, series.length);
  const rest = ranked.slice(limit - 1);
  return { shown: ranked.slice(0, limit - 1), other: total(rest), hidden: rest.length };
}

/** The largest lines over the whole range, largest first. */
export function largest(series: readonly Series[], limit: number = TOP_SERIES): readonly Series[] {
  return series
    .map((line) => ({ line, weight: weight(line) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .map(({ line }) => line);
}

function weight({ values }: Series): number {
  let sum = 0;
  for (const value of values) if (Number.isFinite(value)) sum += value;
  return sum;
}
