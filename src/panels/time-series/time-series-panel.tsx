import type { ReactNode } from 'react';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import { formatText } from '@/format/format-value';
import { PanelFrame } from '@/panels/frame/panel-frame';
import type { PanelView } from '@/panels/panel-view';
import { usePanel, type PanelData } from '@/panels/state/use-panel';
import { useStateOf } from '@/panels/use-state-of';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { Legend } from '@/ui/charts/legend/legend';
import type { HiddenKeys } from '@/ui/charts/legend/legend-visibility';
import { StateMark } from '@/ui/indicators/state-mark';
import { headroomOf, lineOf } from './chart-limits';
import { legendRows } from './legend-rows';
import { PanelChart } from './panel-chart';
import { useChartLines } from './use-chart-lines';

const NOTHING_HIDDEN: HiddenKeys = new Set();

type Props = {
  panel: TimeSeriesPanel;
  view: PanelView;
  /** Stands under the chart where the panel has no legend of its own. */
  foot?: ReactNode;
  renderMenu?: (data: PanelData, lines: readonly ChartSeries[]) => ReactNode;
};

export function TimeSeriesPanelView({ panel, view, foot, renderMenu }: Props) {
  const data = usePanel(panel, view);
  const [hidden, setHidden] = useStateOf(view.filters, NOTHING_HIDDEN);
  const [highlighted, setHighlighted] = useStateOf<string | null>(view.filters, null);
  const lines = useChartLines(panel, data, view);
  const { picks } = panel;
  const leftOut =
    panel.rest === 'added' ? 0 : data.lines.reduce((count, of) => count + of.lines.length, 0) - lines.length;
  const pickLine = picks
    ? (key: string) => {
        const subject = lines.find((line) => line.key === key)?.subject;
        if (subject !== undefined) view.pick(picks.filter, subject);
      }
    : undefined;
  return (
    <PanelFrame
      id={panel.id}
      title={panel.title}
      subtitle={panel.subtitle}
      state={data.state}
      hint={<Hint panel={panel} view={view} lines={lines} />}
      menu={renderMenu?.(data, lines)}
      foot={
        <div>
          {panel.legend === 'rows' ? (
            <Legend
              rows={legendRows(lines)}
              unit={panel.unit}
              openAt={panel.openAt}
              leftOut={leftOut}
              hidden={hidden}
              onHidden={setHidden}
              onPick={pickLine}
              onHighlight={setHighlighted}
              className={`mt-1 ${panel.picks === null ? METRIC_COLUMNS : VALUE_COLUMNS}`}
            />
          ) : (
            <>
              {foot}
              <LeftOut count={leftOut} />
            </>
          )}
          <IgnoredFilters panel={panel} />
        </div>
      }
    >
      <div className="relative flex min-h-0 flex-1">
        <PanelChart panel={panel} view={view} data={data} lines={lines} hidden={hidden} highlighted={highlighted} />
      </div>
    </PanelFrame>
  );
}

/**
 * Names that can be picked are values of labels; the others are names of metrics, which are long and tell nothing once
 * they are cut. As high from the beginning as with all that a legend shows, which is taller where a finger presses it.
 */
const VALUE_COLUMNS = 'grid-cols-2 min-h-15 roomy:max-wide:grid-cols-3 roomy:max-wide:min-h-10 pointer-coarse:min-h-21';
const METRIC_COLUMNS = 'grid-cols-1 desk:grid-cols-2 min-h-15';

/** How near the panel is to what would make somebody act, at the end of its title line. */
function Hint({ panel, view, lines }: { panel: TimeSeriesPanel; view: PanelView; lines: readonly ChartSeries[] }) {
  if (panel.threshold === null) return null;
  const of = panel.legend === 'direct' ? lineOf(panel.threshold) : null;
  const headroom = headroomOf(panel.threshold, view, lines, of);
  if (headroom === null) return null;
  const words = `${formatText(headroom.share, 'ratio')} of limit`;
  if (headroom.share > 1) return <StateMark kind={headroom.limit.severity} word={words} />;
  return <span>{of === null ? words : `${of} at ${words}`}</span>;
}

/**
 * What is not drawn is counted: eight lines of two hundred must not look like all of them. A legend of its own says so
 * in its last place, which moves nothing.
 */
function LeftOut({ count }: { count: number }) {
  if (count <= 0) return null;
  return <p className="mt-1 text-s text-ink-2">{count} more are not drawn; filter to see them.</p>;
}

/** Says which filters a panel ignores. */
function IgnoredFilters({ panel }: { panel: TimeSeriesPanel }) {
  if (panel.ignores.length === 0) return null;
  return (
    <p className="mt-1 text-s text-ink-2">
      Not filtered by {panel.ignores.join(' or ')}: the metric does not carry it.
    </p>
  );
}
