import { lastValue } from '@/prometheus/series';
import type { ChartSeries } from '@/ui/charts/chart-series';
import type { LegendRow } from '@/ui/charts/legend';

/** The lines as rows of a legend, each with its last value. */
export function legendRows(lines: readonly ChartSeries[]): LegendRow[] {
  return lines.map(({ key, name, colour, times, values }) => ({ key, name, colour, value: lastValue({ labels: {}, times, values })?.value ?? null }));
}
