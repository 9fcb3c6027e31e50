import { endValues } from '@/panels/end-values';
import type { ChartSeries } from '@/ui/charts/chart-series';
import type { LegendRow } from '@/ui/charts/legend/legend';

/** The lines as rows of a legend, each with the value at its end. */
export function legendRows(lines: readonly ChartSeries[]): LegendRow[] {
  const ends = endValues(lines);
  return lines.map(({ key, name, colour, stroke, subject }, i) => ({
    key,
    name,
    colour,
    stroke,
    value: ends[i] ?? null,
    isRest: subject === undefined,
  }));
}
