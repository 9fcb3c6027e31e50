import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { PanelView } from '@/panels/panel-view';
import { usePanel } from '@/panels/state/use-panel';
import { PanelChart } from './panel-chart';
import { useChartLines } from './use-chart-lines';

/** A chart without title, legend or menu, under the light that it belongs to. */
export function WallPanel({ panel, view }: { panel: TimeSeriesPanel; view: PanelView }) {
  const data = usePanel(panel, view);
  const lines = useChartLines(panel, data, view);
  const { state } = data;
  return (
    <div
      data-panel={panel.id}
      data-state={state.status}
      data-cause={state.cause}
      data-age={state.age === null ? undefined : Math.round(state.age)}
      className={`mt-4 flex min-h-24 portrait:mt-1 ${state.status === 'stale' ? 'aged' : ''}`}
    >
      <PanelChart panel={panel} view={view} data={data} lines={lines} isTerse />
    </div>
  );
}
