import type { Unit } from '@/format/unit';
import type { ChartMark, ChartSeries, ChartThreshold } from './chart-series';

/** What the time axis spans, Unix seconds. */
export type ChartRange = { start: number; end: number };

/** Everything a chart shows, as data. An absent part is not drawn. */
export type ChartScene = {
  range: ChartRange;
  unit: Unit;
  /** IANA name, for example `Europe/Paris`. */
  timeZone: string;
  /** Empty while loading: then the grid has no numbers. */
  series: readonly ChartSeries[];
  thresholds?: readonly ChartThreshold[] | undefined;
  marks?: readonly ChartMark[] | undefined;
  /** The axis reaches at least this high, so that noise does not fill the chart. */
  floor?: number | undefined;
  /** From this Unix second on nothing is known: hatched to the end of the range. */
  staleFrom?: number | null | undefined;
  /** A value equal to this may be anything above, and is written with `≥`. */
  openAt?: number | null | undefined;
  /** Names at the ends of the lines instead of a legend, for up to three lines. */
  directLabels?: boolean | undefined;
  /** Key of the line that stands out while the others step back. */
  highlighted?: string | null | undefined;
  /** Keys of the lines that are not drawn and do not count for the axis. */
  hidden?: ReadonlySet<string> | undefined;
};
