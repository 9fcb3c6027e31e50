import { mean } from '@/promql/expression';
import type { Durations } from '@/instrumentation/service-profile';
import {
  lastEdgeOf,
  quantileName,
  QUANTILES,
  readDurations,
  splitDurations,
  type QuantileVector,
} from '@/dashboard/queries/duration-vectors';
import { p95ByEndpoint } from '@/dashboard/queries/endpoint-latency';
import { ignoredFilters } from '@/dashboard/filters';
import type { Section, StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { derivedQuery, plainQuery, refIdAt, type PanelQuery } from '@/dashboard/panel-query';
import type { ThresholdKey } from '@/dashboard/thresholds';
import { whyMissing } from './missing-text';
import { windowTexts, type OverviewSource } from './overview-source';
import { quantileQuery } from './vector-lines';

/** The axes of latency charts reach at least to 100 ms; seconds. */
const LATENCY_FLOOR = 0.1;

/** The quantiles that a limit or a reading of the pulse is about. */
const JUDGED: Readonly<Record<string, { reads: 'p50' | 'p95' | 'p99'; threshold: ThresholdKey | null }>> = {
  p50: { reads: 'p50', threshold: null },
  p95: { reads: 'p95', threshold: 'p95' },
  p99: { reads: 'p99', threshold: 'p99' },
};

export function latencySection(source: OverviewSource): Section {
  return {
    id: 'latency',
    title: 'Latency',
    stats: [...quantileStats(source), average(source)],
    charts: [quantiles(source), ...byEndpoint(source)],
  };
}

/** The metric from which durations are read, or a description of it where there is none. */
function metricOf(duration: Durations | null, filters: OverviewSource['filters']): string {
  if (duration === null) return 'a histogram of request durations';
  const { base } = readDurations(duration, filters);
  const suffixes: Readonly<Record<Durations['kind'], string>> = {
    'classic-histogram': '_bucket',
    'native-histogram': '',
    summary: '',
    'sum-and-count': '_count',
    'mean-gauge': '',
  };
  return `${base}${suffixes[duration.kind]}`;
}

function aboutDurations({ profile, filters }: OverviewSource) {
  const { duration } = profile;
  return {
    unit: 'seconds',
    subject: 'requests',
    metrics: [metricOf(duration, filters)],
    ...whyMissing(profile, 'duration'),
    whenEmpty: 'no-series',
    ignores: ignoredFilters(filters, duration === null ? null : (splitDurations(duration)?.endpoint ?? null)),
  } as const;
}

/** How values that cannot be aggregated are combined: by their maximum. */
const worstOf = ({ endpoint }: Durations) => `max over instances${endpoint === null ? '' : ' and endpoints'}`;

/**
 * The subtitle of a quantile: over which endpoints and which window it is computed. Quantiles of a summary cannot be
 * aggregated, so the largest is shown.
 */
function madeOf({ profile, filters }: OverviewSource, window: string): string {
  if (profile.duration?.kind === 'summary')
    return `as exposed, ${worstOf(profile.duration)}: quantiles of a summary cannot be aggregated`;
  const isChosen =
    filters.endpoints.length > 0 && profile.duration !== null && splitDurations(profile.duration) !== null;
  return `${isChosen ? 'the chosen' : 'all'} endpoints, ${window}`;
}

/** Quantiles without expressions, for the titles of panels where no durations are known. */
const NAMES_ALONE: readonly QuantileVector[] = QUANTILES.map((q) => ({ name: quantileName(q), q, expr: '' }));

function quantilesOf({ vectors }: OverviewSource): readonly QuantileVector[] {
  return vectors.duration === null ? NAMES_ALONE : vectors.duration.quantiles;
}

const queryOf = ({ vectors }: OverviewSource, quantile: QuantileVector, refId: string): PanelQuery[] =>
  vectors.duration === null ? [] : [quantileQuery(refId, quantile, vectors.duration)];

/** Seconds; null where it is not known. */
const lastEdge = ({ profile: { duration }, filters }: OverviewSource) =>
  duration && lastEdgeOf(readDurations(duration, filters), duration.unit);

function quantileStats(source: OverviewSource): StatPanel[] {
  return quantilesOf(source).map((quantile) => {
    const judged = JUDGED[quantile.name];
    return {
      ...aboutDurations(source),
      kind: 'stat',
      id: quantile.name,
      ...(judged ? { reads: judged.reads } : {}),
      title: quantile.name,
      subtitle: madeOf(source, windowTexts(source, 'latency').now),
      queries: queryOf(source, quantile, 'A'),
      threshold: judged?.threshold ?? null,
      openAt: lastEdge(source),
    };
  });
}

function average(source: OverviewSource): StatPanel {
  const { duration } = source.profile;
  return {
    ...aboutDurations(source),
    kind: 'stat',
    id: 'average',
    reads: 'mean',
    title: 'Average',
    subtitle:
      duration?.kind === 'mean-gauge'
        ? `mean duration as exposed, ${worstOf(duration)}`
        : `mean duration, ${windowTexts(source, 'latency').now}`,
    queries: averageQuery(source),
    threshold: null,
  };
}

function averageQuery({ vectors }: OverviewSource): PanelQuery[] {
  if (vectors.duration === null) return [];
  const { sum, count, buckets, mean: exposed } = vectors.duration;
  if (exposed !== null) return [plainQuery('A', exposed, 'Average')];
  return sum === null || count === null
    ? []
    : [derivedQuery('A', mean(sum, count), 'Average', [sum, buckets ?? count], { kind: 'mean' })];
}

/** The latency chart; where the service has no quantiles it shows the mean. */
function quantiles(source: OverviewSource): TimeSeriesPanel {
  const shown = quantilesOf(source);
  const isMean = shown.length === 0;
  return {
    ...aboutDurations(source),
    kind: 'time-series',
    id: 'latency',
    title: isMean ? 'Average' : shown.map(({ name }) => name).join(', '),
    subtitle: isMean
      ? 'mean duration; this service exposes no quantiles'
      : madeOf(source, windowTexts(source, 'latency').lines),
    queries: isMean ? averageQuery(source) : shown.flatMap((quantile, i) => queryOf(source, quantile, refIdAt(i))),
    threshold: drawnLimit(shown),
    openAt: isMean ? null : lastEdge(source),
    palette: 'quantiles',
    legend: 'direct',
    rest: 'left-out',
    floor: LATENCY_FLOOR,
    picks: null,
  };
}

/**
 * The limit in the chart: that of p95, or of p99 where the lowest high quantile shown is at least p99; none for a mean
 * or lower quantiles.
 */
function drawnLimit(shown: readonly QuantileVector[]): ThresholdKey | null {
  const high = shown.map(({ q }) => q).filter((q) => q >= 0.95);
  if (high.length === 0) return null;
  return Math.min(...high) < 0.99 ? 'p95' : 'p99';
}

/**
 * The server computes these quantiles: a dozen routes times a dozen buckets would be over a hundred series for a dozen
 * lines.
 */
function byEndpoint(source: OverviewSource): TimeSeriesPanel[] {
  const { profile, filters, resolution } = source;
  const split = p95ByEndpoint(profile, filters, resolution);
  if (split === null || profile.duration === null) return [];
  const window = windowTexts(source, 'latency').lines;
  return [
    {
      ...aboutDurations(source),
      kind: 'time-series',
      id: 'p95-by-endpoint',
      title: `${split.name} by endpoint`,
      subtitle: split.ranked === undefined ? window : `of the ${profile.requests?.busiest} busiest, ${window}`,
      queries: [plainQuery('A', split, `{{${split.endpoint}}}`)],
      threshold: null,
      openAt: lastEdgeOf(splitDurations(profile.duration) ?? {}, profile.duration.unit),
      palette: 'labels',
      legend: 'rows',
      rest: 'left-out',
      floor: LATENCY_FLOOR,
      picks: { filter: 'endpoint', label: split.endpoint },
    },
  ];
}
