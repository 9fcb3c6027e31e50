import { goesOnTo, lastValue } from '@/prometheus/series';
import type { ChartSeries } from '@/ui/charts/chart-series';

/**
 * The value with which each line ends; null where it has none, or where the others go on without it: an instance that
 * is gone uses nothing now.
 */
export function endValues(lines: readonly ChartSeries[]): (number | null)[] {
  const lasts = lines.map(lastValue);
  const newest = lasts.reduce((latest, last) => Math.max(latest, last?.time ?? -Infinity), -Infinity);
  return lines.map((line, i) => (goesOnTo(line, newest) ? (lasts[i]?.value ?? null) : null));
}
