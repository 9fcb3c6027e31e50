import { useMemo } from 'react';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { PanelView } from '@/panels/panel-view';
import type { PanelData } from '@/panels/state/use-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { chartLines } from './chart-lines';

/** The lines of a panel as its chart draws them: the same objects until an answer changes them. */
export function useChartLines(
  panel: TimeSeriesPanel,
  { lines }: PanelData,
  { colourOf, endOf }: PanelView,
): readonly ChartSeries[] {
  return useMemo(() => chartLines(panel, lines, { colourOf, endOf }), [panel, lines, colourOf, endOf]);
}
