import { ignoredFilters, type Filters } from '@/dashboard/filters';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { Resolution } from '@/dashboard/resolution';
import { windowText } from '@/dashboard/window-text';
import type { Unit } from '@/format/unit';
import type { ExposedMetrics } from '@/instrumentation/conventions/convention';
import type { RateWindows } from '@/instrumentation/service-profile';
import type { Neighbours, SystemProfile } from '@/instrumentation/system/system-profile';
import { union } from '@/promql/expression';
import { writeMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import type { SystemGroupId } from './group-ids';

/** Everything that the system section depends on. `system` is already limited to the chosen instances. */
export type SystemSource = { system: SystemProfile; filters: Filters; windows: RateWindows; resolution: Resolution };

/** One chart of one vector, with a line per value of the label `by`. The axis reaches at least to `floor`. */
export type SystemChart = {
  id: string;
  title: string;
  subtitle: string;
  unit: Unit;
  floor: number;
  metrics: readonly string[];
  expr: string;
  by: string;
};

/** A chart of containers, pods, hosts or probes; the label that tells those apart is added as `by`. */
export type NeighbourChart = Omit<SystemChart, 'by'>;

/**
 * Charts that are folded away together. `vector` is the union of all they show: a group costs one request, and only
 * while it is open. `evidence` says by which labels its series were found to belong to the service.
 */
export type PanelGroup = {
  id: SystemGroupId;
  title: string;
  evidence: string;
  charts: readonly TimeSeriesPanel[];
  vector: string;
};

/**
 * Containers and hosts are scraped by jobs of their own, as a rule less often than a service: shorter windows may hold
 * a single sample.
 */
const LEAST_NEIGHBOUR_WINDOW = 120;

export function neighbourWindow({ windows, resolution }: Pick<SystemSource, 'windows' | 'resolution'>): number {
  return rateWindow(Math.max(windows.cpu, LEAST_NEIGHBOUR_WINDOW), resolution.scrapeInterval, resolution.step);
}

/**
 * `found by container_label_com_docker_compose_service="backend"`: why the page believes that these belong to the
 * service.
 */
export function evidenceOf({ matchers, listed }: Neighbours): string {
  if (listed !== undefined) return `found ${listed.evidence}`;
  return `found by ${matchers.map(writeMatcher).join(', ')}`;
}

/**
 * Bytes that go through a network or a disk; `expr` is their rate over `window`. Below a kilobyte per second there is
 * nothing to see.
 */
export function flowChart({
  metric,
  window,
  ...chart
}: Pick<SystemChart, 'id' | 'title' | 'expr'> & { metric: string; window: number }): NeighbourChart {
  return {
    ...chart,
    subtitle: `rate over ${windowText(window)}`,
    unit: 'bytesPerSecond',
    floor: 1000,
    metrics: [metric],
  };
}

/** The charts whose metrics are all exposed. */
export function chartsWhere(exposed: ExposedMetrics, by: string, charts: readonly NeighbourChart[]): SystemChart[] {
  return charts
    .filter(({ metrics }) => metrics.every((metric) => exposed.has(metric)))
    .map((chart) => ({ ...chart, by }));
}

/**
 * `perInstance`: whether the filter by instance applies to the group; `picks`: the filter that a click on a line sets.
 */
type About = Pick<PanelGroup, 'id' | 'title' | 'evidence'> & {
  filters: Filters;
  perInstance: boolean;
  picks?: TimeSeriesPanel['picks'];
};

/** null where there is nothing to show. */
export function panelGroup(
  { filters, perInstance, picks = null, ...about }: About,
  charts: readonly SystemChart[],
): PanelGroup | null {
  if (charts.length === 0) return null;
  const vector = union(charts.map(({ id, expr }) => ({ name: id, expr })));
  const ignores: TimeSeriesPanel['ignores'] =
    perInstance || filters.instances.length === 0
      ? ignoredFilters(filters, null)
      : [...ignoredFilters(filters, null), 'instance'];
  return { ...about, vector, charts: charts.map((chart) => panelOf(chart, vector, { ignores, picks })) };
}

function panelOf(
  { expr, by, ...chart }: SystemChart,
  vector: string,
  filtering: Pick<TimeSeriesPanel, 'ignores' | 'picks'>,
): TimeSeriesPanel {
  return {
    ...chart,
    kind: 'time-series',
    subject: 'process',
    queries: [
      {
        refId: 'A',
        expr,
        legend: `{{${by}}}`,
        vectors: [{ kind: 'range', expr: vector }],
        derive: { kind: 'part', name: chart.id },
      },
    ],
    whenEmpty: 'no-series',
    threshold: null,
    palette: 'labels',
    legend: 'rows',
    rest: 'left-out',
    ...filtering,
  };
}
