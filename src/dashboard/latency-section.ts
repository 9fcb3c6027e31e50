import { histogramQuantile, mean } from '@/promql/expression';
import { ignoredFilters, windowText, type OverviewSource } from './overview-source';
import type { Section, StatPanel, TimeSeriesPanel } from './panel';
import { derivedQuery, plainQuery, type PanelQuery } from './panel-query';
import type { ThresholdKey } from './thresholds';

/** Charts of a fast service reach at least 100 ms. */
const LATENCY_FLOOR = 0.1;

const QUANTILES = [
  { name: 'p50', q: 0.5, threshold: null },
  { name: 'p95', q: 0.95, threshold: 'p95' },
  { name: 'p99', q: 0.99, threshold: 'p99' },
] as const satisfies readonly { name: string; q: number; threshold: ThresholdKey | null }[];

export function latencySection(source: OverviewSource): Section {
  return { id: 'latency', title: 'Latency', stats: [...quantileStats(source), average(source)], charts: [quantiles(source), ...byEndpoint(source)] };
}

function aboutDurations({ profile, filters }: OverviewSource) {
  return {
    unit: 'seconds',
    subject: 'requests',
    metrics: [profile.duration ? `${profile.duration.base}_bucket` : 'a histogram of request durations'],
    whenEmpty: 'no-series',
    ignores: ignoredFilters(filters, profile.duration?.endpoint ?? null),
  } as const;
}

function quantileQuery({ vectors }: OverviewSource, name: string, q: number, refId: string): PanelQuery[] {
  const { buckets } = vectors;
  return buckets === null ? [] : [derivedQuery(refId, histogramQuantile(q, buckets), name, [buckets], { kind: 'quantile', q })];
}

function quantileStats(source: OverviewSource): StatPanel[] {
  const subtitle = `all endpoints, ${windowText(source.profile.windows.latency)}`;
  return QUANTILES.map(({ name, q, threshold }) => ({
    ...aboutDurations(source),
    kind: 'stat',
    id: name,
    reads: name,
    title: name,
    subtitle,
    queries: quantileQuery(source, name, q, 'A'),
    threshold,
  }));
}

function average(source: OverviewSource): StatPanel {
  const { durationSum, durationCount, buckets } = source.vectors;
  const known = durationSum !== null && durationCount !== null && buckets !== null;
  return {
    ...aboutDurations(source),
    kind: 'stat',
    id: 'average',
    reads: 'mean',
    title: 'Average',
    subtitle: `mean duration, ${windowText(source.profile.windows.latency)}`,
    queries: known ? [derivedQuery('A', mean(durationSum, durationCount), 'Average', [durationSum, buckets], { kind: 'mean' })] : [],
    threshold: null,
  };
}

function quantiles(source: OverviewSource): TimeSeriesPanel {
  return {
    ...aboutDurations(source),
    kind: 'time-series',
    id: 'latency',
    title: 'p50, p95, p99',
    subtitle: `all endpoints, ${windowText(source.profile.windows.latency)}`,
    queries: QUANTILES.flatMap(({ name, q }, i) => quantileQuery(source, name, q, 'ABC'.charAt(i))),
    threshold: 'p95',
    palette: 'quantiles',
    legend: 'direct',
    rest: 'left-out',
    floor: LATENCY_FLOOR,
    picks: null,
  };
}

/** Asked as quantiles, not as buckets: a dozen routes times a dozen buckets is a hundred series to send for a dozen lines. */
function byEndpoint(source: OverviewSource): TimeSeriesPanel[] {
  const label = source.profile.duration?.endpoint;
  const { bucketsByEndpoint } = source.vectors;
  if (!label || bucketsByEndpoint === null) return [];
  return [
    {
      ...aboutDurations(source),
      kind: 'time-series',
      id: 'p95-by-endpoint',
      title: 'p95 by endpoint',
      subtitle: windowText(source.profile.windows.latency),
      queries: [plainQuery('A', histogramQuantile(0.95, bucketsByEndpoint), `{{${label}}}`)],
      threshold: null,
      palette: 'labels',
      legend: 'rows',
      rest: 'left-out',
      floor: LATENCY_FLOOR,
      picks: { filter: 'endpoint', label },
    },
  ];
}
