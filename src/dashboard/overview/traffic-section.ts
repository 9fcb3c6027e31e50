import { ignoredFilters } from '@/dashboard/filters';
import type { Section, StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { plainQuery } from '@/dashboard/panel-query';
import { whyMissing } from './missing-text';
import { windowTexts, type OverviewSource } from './overview-source';
import { ownCounters } from './own-counters-panel';
import { splitQueries, totalQuery } from './vector-lines';

/**
 * The axis reaches at least to one request per second, so that the noise of an idle service does not fill the chart.
 */
const RATE_FLOOR = 1;

export function trafficSection(source: OverviewSource): Section {
  return {
    id: 'traffic',
    title: 'Traffic',
    stats: [requestRate(source), ...inProgress(source)],
    charts: [
      ...ownCounters(source),
      ...(source.profile.counters.length > 0 ? [] : [requests(source)]),
      ...byEndpoint(source),
    ],
  };
}

/** What every panel about requests has in common. */
function aboutRequests({ profile, filters }: OverviewSource) {
  return {
    unit: 'requestsPerSecond',
    subject: 'requests',
    metrics: [profile.requests?.metric ?? 'a counter of HTTP requests'],
    ...whyMissing(profile, 'requests'),
    whenEmpty: 'no-series',
    ignores: ignoredFilters(filters, profile.requests?.endpoint ?? null),
    threshold: null,
  } as const;
}

const received = ({ vectors }: OverviewSource) =>
  vectors.requests === null ? [] : [totalQuery('A', vectors.requests, 'Requests')];

function requestRate(source: OverviewSource): StatPanel {
  const subtitle = `rate over ${windowTexts(source, 'traffic').now}`;
  return {
    ...aboutRequests(source),
    kind: 'stat',
    id: 'request-rate',
    reads: 'requestRate',
    title: 'Requests',
    subtitle,
    queries: received(source),
  };
}

/** Few conventions have a gauge of requests in progress; without one there is no tile. */
function inProgress({ profile, filters, vectors }: OverviewSource): StatPanel[] {
  if (profile.inProgress === null || vectors.inProgress === null) return [];
  return [
    {
      kind: 'stat',
      id: 'in-progress',
      reads: 'inProgress',
      title: 'In progress',
      subtitle: 'requests being served now',
      unit: 'count',
      subject: 'process',
      queries: [plainQuery('A', vectors.inProgress, 'In progress')],
      metrics: [profile.inProgress.metric],
      whenEmpty: 'no-series',
      ignores: ignoredFilters(filters, null),
      threshold: null,
    },
  ];
}

function requests(source: OverviewSource): TimeSeriesPanel {
  return {
    ...aboutRequests(source),
    kind: 'time-series',
    id: 'requests',
    title: 'Requests',
    subtitle: 'per second',
    queries: received(source),
    palette: 'labels',
    legend: 'none',
    rest: 'added',
    floor: RATE_FLOOR,
    picks: null,
  };
}

function byEndpoint(source: OverviewSource): TimeSeriesPanel[] {
  const label = source.profile.requests?.endpoint;
  const { requests: vector } = source.vectors;
  if (!label || vector === null) return [];
  return [
    {
      ...aboutRequests(source),
      kind: 'time-series',
      id: 'requests-by-endpoint',
      title: 'Requests by endpoint',
      subtitle: 'per second',
      queries: splitQueries(vector, label),
      palette: 'labels',
      legend: 'rows',
      rest: 'added',
      floor: RATE_FLOOR,
      picks: { filter: 'endpoint', label },
    },
  ];
}
