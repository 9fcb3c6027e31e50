import { Suspense, useMemo } from 'react';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { PanelView } from '@/panels/panel-view';
import type { PanelData } from '@/panels/state/use-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';
import type { HiddenKeys } from '@/ui/charts/legend/legend-visibility';
import { loadedEarly } from '@/ui/loading/loaded-early';
import { chartLimits, lineOf } from './chart-limits';

// The charts are most of what is downloaded; numbers and verdict do not wait for them.
const TimeSeriesChart = loadedEarly(async () => (await import('@/ui/charts/time-series-chart')).TimeSeriesChart);

type PanelChartProps = {
  panel: TimeSeriesPanel;
  view: PanelView;
  data: PanelData;
  lines: readonly ChartSeries[];
  hidden?: HiddenKeys;
  highlighted?: string | null;
  /** On a wall the axis carries the value of a limit: a few large words leave room for the line. */
  isTerse?: boolean;
};

const NOTHING_HIDDEN: HiddenKeys = new Set();

/**
 * The chart of a panel, with the limits of its subject, the changes in the range, and the hatch over what is not known.
 */
export function PanelChart({
  panel,
  view,
  data,
  lines,
  hidden = NOTHING_HIDDEN,
  highlighted = null,
  isTerse = false,
}: PanelChartProps) {
  const { thresholds, tooFew, start, end } = view;
  const range = useMemo(() => ({ start, end }), [start, end]);
  const of = panel.legend === 'direct' ? lineOf(panel.threshold) : null;
  const isTooFew = panel.threshold !== null && tooFew.includes(panel.threshold);
  const limits = useMemo(
    () =>
      panel.threshold === null
        ? []
        : chartLimits(thresholds[panel.threshold], panel.unit, lines, of, { isTerse, isTooFew }),
    [panel, thresholds, lines, of, isTerse, isTooFew],
  );
  const marks = useMemo(
    () => (isTerse ? view.changes.map(({ time }) => ({ time, label: '' })) : view.changes),
    [isTerse, view.changes],
  );
  return (
    <Suspense fallback={null}>
      <TimeSeriesChart
        label={`${panel.title}, ${panel.subtitle}`}
        range={range}
        unit={panel.unit}
        timeZone={view.timeZone}
        series={lines}
        thresholds={limits}
        marks={marks}
        floor={panel.floor}
        openAt={panel.openAt ?? null}
        directLabels={panel.legend === 'direct'}
        highlighted={highlighted}
        hidden={hidden}
        staleFrom={data.state.status === 'stale' ? view.freshness.newestSample : null}
        onZoom={view.zoom}
      />
    </Suspense>
  );
}
