import { endValues } from '@/panels/end-values';
import type { ChartSeries } from '@/ui/charts/chart-series';

/**
 * The keys of lines, that with the largest value at its end first: as in their legend, and so that of many columns
 * those that matter need no scrolling.
 */
export function largestFirst(lines: readonly ChartSeries[]): string[] {
  const ends = endValues(lines);
  return lines
    .map(({ key }, i) => ({ key, end: ends[i] ?? -Infinity }))
    .toSorted((a, b) => b.end - a.end)
    .map(({ key }) => key);
}

/** Lines in an order of before; those that have come since stand last. */
export function inOrder(lines: readonly ChartSeries[], keys: readonly string[]): ChartSeries[] {
  const rank = new Map(keys.map((key, place) => [key, place]));
  const placeOf = ({ key }: ChartSeries) => rank.get(key) ?? keys.length;
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b));
}
