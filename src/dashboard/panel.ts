import type { Unit } from '@/format/unit';
import type { PanelQuery } from './panel-query';
import type { ThresholdKey } from './thresholds';

type PanelBase = {
  /** Stable: it stands in URLs (`panel=`) and in `data-panel`. */
  id: string;
  title: string;
  /** What the number rests on, in a few words: `5xx of all, 5 min`. */
  subtitle: string;
  unit: Unit;
  /** What it measures: without traffic, panels about requests have no data, and those about the process do. */
  subject: 'requests' | 'process';
  queries: readonly PanelQuery[];
  /** Metrics without which the panel has no data; the first missing one is named. */
  metrics: readonly string[];
  /**
   * What an empty answer of a known metric means: a counter of failures that never failed is zero, anything else is
   * absent.
   */
  whenEmpty: 'zero' | 'no-series';
  /** Where the panel has no queries: why, in one sentence. */
  missing?: string;
  /** Why its numbers cannot be relied on although they are answered, in a few words. */
  doubt?: string;
  /** Filters that cannot be applied to this panel's metrics. */
  ignores: readonly ('endpoint' | 'instance')[];
  threshold: ThresholdKey | null;
  /**
   * The highest finite bucket edge: a quantile equal to it may be anything above. null or absent: unknown, or no
   * quantile of buckets.
   */
  openAt?: number | null;
};

/** A number of the pulse, which is evaluated now, while the last point of a range may be a step old. */
export type StatReading =
  | 'requestRate'
  | 'inProgress'
  | 'errorRatio'
  | 'serverErrorRate'
  | 'clientErrorRate'
  | 'p50'
  | 'p95'
  | 'p99'
  | 'mean'
  | 'instancesUp'
  | 'cpuCores'
  | 'memoryBytes';

/**
 * One number with its line over the range. `reads`: the reading of the pulse that it shows; without it, the last value
 * of the line.
 */
export type StatPanel = PanelBase & { kind: 'stat'; reads?: StatReading };

export type TimeSeriesPanel = PanelBase & {
  kind: 'time-series';
  /** `labels`: one colour per label set; `quantiles`: one hue in three lightnesses. */
  palette: 'labels' | 'quantiles';
  /**
   * `direct`: names at the ends of the lines; `rows`: a legend that isolates and filters; `none`: another panel is the
   * legend.
   */
  legend: 'direct' | 'rows' | 'none';
  /**
   * What happens to the lines beyond the largest few: summed as one line, or left out where a sum is meaningless, as
   * with quantiles.
   */
  rest: 'added' | 'left-out';
  /** The axis reaches at least this high, so that noise does not fill the chart. */
  floor: number;
  /** The filter that a click on a line sets, and the label that carries its value. */
  picks: { filter: 'endpoint' | 'instance'; label: string } | null;
};

/** One entry per visualisation in `panels/`; adding one makes the compiler list every place that must handle it. */
export type Panel = StatPanel | TimeSeriesPanel;

export type SectionId = 'traffic' | 'errors' | 'latency' | 'system';

export type Section = { id: SectionId; title: string; stats: readonly StatPanel[]; charts: readonly TimeSeriesPanel[] };

export type Dashboard = { sections: readonly Section[] };

/** Every panel of all sections, in their order. */
export function panelsOf({ sections }: Dashboard): readonly Panel[] {
  return sections.flatMap((section): readonly Panel[] => [...section.stats, ...section.charts]);
}
