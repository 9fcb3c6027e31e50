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

/** What all panels of a page share: the server, the range, and facts about the service. */
export type PanelView = {
  connection: Connection;
  range: TimeRange;
  /** Unix seconds of both ends as of the latest refresh, snapped to `step`, so that axes move once per step. */
  start: number;
  end: number;
  step: number;
  /** The deadline of requests, seconds. */
  deadline: number;
  /** Whether the scrape interval is known, and with it the rate windows; nothing is queried before. */
  isReady: boolean;
  timeZone: string;
  freshness: Freshness;
  /** Whether the service received anything lately; null where it is not known. */
  hasTraffic: boolean | 'asking' | null;
  thresholds: Thresholds;
  /** The numbers of the latest pulse. null: the answer has no such number; absent: not answered. */
  readings: Readonly<Partial<Record<StatReading, Quantile | null>>>;
  /** The present value for each limit, of several instances the highest; absent where not known. */
  latest: Readonly<Partial<Record<ThresholdKey, number>>>;
  /** Values that rest on too few requests to be judged. */
  tooFew: readonly ThresholdKey[];
  /**
   * One colour per endpoint and instance, the same in every chart and table; undefined of what the page does not know
   * now, as endpoints that receive nothing any more.
   */
  colourOf: (name: string) => SeriesColour | undefined;
  /** Why the line of an instance ends before now (`web-3 down`); null where there is no special reason. */
  endOf: (name: string) => string | null;
  changes: readonly Change[];
  knowledgeOf: (metric: string) => MetricKnowledge;
  /** The same object until one of them is another. */
  filters: Filters;
  /** Links to other systems about what the page shows, or about a part of it. */
  linksOf: (about?: Partial<LinkSubject>) => readonly ExternalLink[];
  zoom: (start: number, end: number) => void;
  /** Filters the page by this value. */
  pick: (filter: 'endpoint' | 'instance', value: string) => void;
};
