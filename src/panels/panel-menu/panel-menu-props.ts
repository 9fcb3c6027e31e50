import type { Panel } from '@/dashboard/panel';
import type { PanelView } from '@/panels/panel-view';
import type { PanelData } from '@/panels/state/use-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';

/** What a panel tells about itself is made from these, in its menu and in the dialogs that this opens. */
export type PanelMenuProps = {
  panel: Panel;
  view: PanelView;
  data: PanelData;
  /** The lines as the chart draws them; without them those of the queries, as for a single number. */
  lines?: readonly ChartSeries[];
};
