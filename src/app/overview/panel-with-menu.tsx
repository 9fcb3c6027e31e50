import { memo, type ReactNode } from 'react';
import type { StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { PanelBoundary } from '@/panels/frame/panel-boundary';
import { PanelMenu } from '@/panels/panel-menu/panel-menu';
import type { PanelView } from '@/panels/panel-view';
import { StatPanelView } from '@/panels/stat/stat-panel';
import { TimeSeriesPanelView } from '@/panels/time-series/time-series-panel';

/**
 * The panels of the page. Each subscribes to its own answers, so that it is not rendered when another panel is
 * answered, which was five of seven renderings during a load.
 */
export const StatWithMenu = memo(StatWithMenuView);
export const ChartWithMenu = memo(ChartWithMenuView);

function StatWithMenuView({ panel, view }: { panel: StatPanel; view: PanelView }) {
  return (
    <PanelBoundary name={panel.title}>
      <StatPanelView
        panel={panel}
        view={view}
        renderMenu={(data) => <PanelMenu panel={panel} view={view} data={data} lines={[]} />}
      />
    </PanelBoundary>
  );
}

/** `foot`: the same element until it says something else. */
function ChartWithMenuView({ panel, view, foot }: { panel: TimeSeriesPanel; view: PanelView; foot?: ReactNode }) {
  return (
    <PanelBoundary name={panel.title}>
      <TimeSeriesPanelView
        panel={panel}
        view={view}
        renderMenu={(data, lines) => <PanelMenu panel={panel} view={view} data={data} lines={lines} />}
        foot={foot}
      />
    </PanelBoundary>
  );
}
