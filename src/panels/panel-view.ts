import type { Filters } from '@/dashboard/filters';
import type { LinkSubject, ExternalLink } from '@/dashboard/external-links';
import type { StatReading } from '@/dashboard/panel';
import type { TimeRange } from '@/dashboard/time-range/time-range';
import type { ThresholdKey, Thresholds } from '@/dashboard/thresholds';
import type { Freshness } from '@/health/facts/freshness';
import type { MetricKnowledge } from '@/health/facts/measured';
import type { Change, Quantile } from '@/health/service-facts';
import type { Connection } from '@/prometheus/connection/connection';
import type { SeriesColour } from '@/ui/charts/chart-series';

/** What every panel of a page has in common: whom it asks, about when, and what is known about the service as a whole. */
export type PanelView = {
  connection: Connection;
  range: TimeRange;
  /** Unix seconds of both ends as of the latest refresh, snapped to `step`, so that axes move once per step. */
  start: number;
  end: number;
  step: number;
  /** Seconds until a request is given up. */
  deadline: number;
  /** Whether it is known how the service is scraped: what was asked before would have to be asked again with other windows. */
  isReady: boolean;
  timeZone: string;
  freshness: Freshness;
  /** Whether the service received anything lately; null where it is not known. */
  hasTraffic: boolean | 'asking' | null;
  thresholds: Thresholds;
  /** The numbers of the latest pulse; null: its answer does not tell it. A reading that was not answered is absent. */
  readings: Readonly<Partial<Record<StatReading, Quantile | null>>>;
  /** The latest number of what a limit is set on; of several instances the highest. One that is not known is absent. */
  latest: Readonly<Partial<Record<ThresholdKey, number>>>;
  /** What rests on too few requests now to be called bad, as no light calls it. */
  tooFew: readonly ThresholdKey[];
  /** One colour per endpoint and instance, the same in every chart and table; undefined of what the page does not know now, as endpoints that receive nothing any more. */
  colourOf: (name: string) => SeriesColour | undefined;
  /** What it means that the line of an instance ends before now (`web-3 down`); null where it just does. */
  endOf: (name: string) => string | null;
  changes: readonly Change[];
  knowledgeOf: (metric: string) => MetricKnowledge;
  /** The same object until one of them is another. */
  filters: Filters;
  /** Where more is known about what the page looks at, or about a part of it. */
  linksOf: (about?: Partial<LinkSubject>) => readonly ExternalLink[];
  zoom: (start: number, end: number) => void;
  /** Filters the page by this value. */
  pick: (filter: 'endpoint' | 'instance', value: string) => void;
};
