import { memo, Suspense, useMemo } from 'react';
import { AlertsSection } from '@/app/overview/alerts/alerts-section';
import { SaturationSection, SystemGroups } from '@/app/overview/system/system-groups';
import type { Section, TimeSeriesPanel } from '@/dashboard/panel';
import type { ServiceFacts } from '@/health/service-facts';
import { PanelBoundary } from '@/panels/frame/panel-boundary';
import type { PanelView } from '@/panels/panel-view';
import { ChartFigures } from '@/panels/time-series/chart-figures';
import type { Series } from '@/prometheus/series';
import { KeepFocus } from '@/ui/keep-focus';
import { loadedEarly } from '@/ui/loading/loaded-early';
import { FleetSection } from './fleet-section';
import { ChartWithMenu, StatWithMenu } from './panel-with-menu';
import type { OverviewModel } from './use-overview';
import { useScrollTo } from './use-scroll-to';

// Their rows wait for the charts in any case.
const Tables = loadedEarly(async () => (await import('./tables')).Tables);

/** What stands below verdict and lights: alerts, four sections, endpoints. */
export function OverviewBody({ model, panel }: { model: OverviewModel; panel: string | null }) {
  useScrollTo(panel, !model.system.isAsking);
  return (
    <>
      <AboveTables model={model} />
      <PanelBoundary name="The tables">
        <Suspense fallback={<TablesToCome model={model} />}>
          <Tables model={model} />
        </Suspense>
      </PanelBoundary>
    </>
  );
}

/** As high as a table of endpoints that has no rows yet. */
const TablesToCome = ({ model }: { model: OverviewModel }) => (
  <div className={model.profile.requests?.endpoint ? 'h-80' : ''} />
);

/** The part above the tables with all charts, which is not rendered while a table is sorted or searched. */
const AboveTables = memo(AboveTablesView, ({ model: before }, { model: next }) =>
  Object.entries(next).every(([name, value]) => name === 'tables' || Object.is(Reflect.get(before, name), value)),
);

function AboveTablesView({ model }: { model: OverviewModel }) {
  const { overview, panelView } = model;
  return (
    <>
      <PanelBoundary name="The list of alerts">
        <AlertsSection model={model} />
      </PanelBoundary>
      <div className="mx-4 grid grid-cols-[minmax(0,1fr)] *:mt-4 desk:grid-cols-[repeat(2,minmax(0,1fr))] desk:gap-x-6 wide:mx-6 wide:gap-x-8 wide:*:mt-6">
        {overview.dashboard.sections.map((section) => (
          <SectionView key={section.id} section={section} view={panelView} model={model} />
        ))}
        <PanelBoundary name="What is around the service">
          <SystemGroups model={model} />
        </PanelBoundary>
      </div>
    </>
  );
}

/** Rows for more charts than a section has: those that nothing stands in have no height. */
const SHARED_ROWS = 'desk:grid desk:grid-rows-subgrid desk:row-span-13 wide:grid-cols-[repeat(2,minmax(0,1fr))]';
const SHARED_HEAD = 'desk:col-span-2 wide:grid wide:grid-rows-subgrid wide:row-span-2 wide:col-span-1';
const STACKED = 'desk:contents desk:max-wide:[&>:nth-child(n+2)]:mt-4 wide:[&>:nth-child(n+3)]:mt-4';
const BESIDE = 'auto-rows-[auto_1fr_auto] desk:grid-cols-[repeat(2,minmax(0,1fr))] desk:[&>:nth-child(n+3)]:mt-4';
const ALONE = 'auto-rows-[auto_1fr_auto]';

/**
 * Traffic and errors stand side by side from a small desk on; latency and system need the whole width until the screen
 * is wide. The first two share their rows, and so do charts beside each other: titles, plots and legends begin and end
 * at the same height, whatever one of them has more of.
 */
const WIDTH: Readonly<Record<Section['id'], { section: string; charts: string }>> = {
  traffic: { section: SHARED_ROWS, charts: STACKED },
  errors: { section: SHARED_ROWS, charts: STACKED },
  latency: { section: SHARED_HEAD, charts: ALONE },
  system: { section: SHARED_HEAD, charts: BESIDE },
};

function SectionView({ section, view, model }: { section: Section; view: PanelView; model: OverviewModel }) {
  const { section: sectionClass, charts } = WIDTH[section.id];
  const columns = charts === ALONE && section.charts.length > 1 ? BESIDE : charts;
  return (
    <section
      aria-label={section.title}
      className={`flex min-w-0 flex-col gap-x-8 border-t border-line-2 pt-2 ${sectionClass}`}
    >
      <header className="col-span-full flex flex-wrap items-baseline gap-x-4 gap-y-1 pb-2">
        <h2 className="text-l whitespace-nowrap">{section.title}</h2>
        {section.stats.map((panel) => (
          <StatWithMenu key={panel.id} panel={panel} view={view} />
        ))}
      </header>
      <div className={charts === STACKED ? 'desk:contents' : 'flex flex-col'}>
        <div
          className={`grid flex-1 grid-cols-[minmax(0,1fr)] gap-x-8 max-desk:gap-y-4 desk:*:row-span-3 desk:*:grid-rows-subgrid ${columns}`}
        >
          {section.charts.map((panel) => (
            <FootedChart key={panel.id} panel={panel} view={view} model={model} />
          ))}
        </div>
        {section.id === 'system' ? (
          <KeepFocus>
            <FleetSection model={model} />
          </KeepFocus>
        ) : null}
        {section.id === 'system' ? <SaturationSection model={model} /> : null}
      </div>
    </section>
  );
}

/**
 * A chart of one line has figures where the others have a legend; the strip of instances is the legend of CPU and
 * memory.
 */
function FootedChart({ panel, view, model }: { panel: TimeSeriesPanel; view: PanelView; model: OverviewModel }) {
  const { unit } = panel;
  const { line, now, before } = figuresFor(panel, model.facts);
  const isOver = model.facts?.isOver === true;
  const foot = useMemo(
    () =>
      line === undefined ? null : <ChartFigures unit={unit} isOver={isOver} line={line} now={now} before={before} />,
    [unit, isOver, line, now, before],
  );
  return <ChartWithMenu panel={panel} view={view} foot={foot} />;
}

/** `line`: undefined where the panel has no such figures. */
function figuresFor(
  { id }: TimeSeriesPanel,
  facts: ServiceFacts | null,
): { line?: Series | null; now: number | null; before: number | null } {
  const name = id === 'requests' ? 'requestRate' : id === 'error-ratio' ? 'errorRatio' : null;
  if (name === null) return { now: null, before: null };
  return {
    line: facts?.history[name] ?? null,
    now: facts?.current[name] ?? null,
    before: facts?.hourAgo?.[name] ?? null,
  };
}
