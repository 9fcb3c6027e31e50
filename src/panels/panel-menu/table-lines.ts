import { legendText } from '@/dashboard/legend-text';
import type { QueryLines } from '@/panels/state/use-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';

/** The lines behind a single number, as a table names them. */
export function tableLines(queries: readonly QueryLines[]): ChartSeries[] {
  return queries.flatMap(({ query, lines }) =>
    lines.map(({ labels, times, values }, i) => ({
      key: `${query.refId}:${i}`,
      name: legendText(query.legend, labels),
      times,
      values,
      colour: 's1' as const,
    })),
  );
}
