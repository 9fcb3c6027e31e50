import { errorRatio, errorRatioOfTwo } from '@/promql/expression';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { isRatioOfAll } from '@/dashboard/queries/overview-vectors';
import { ignoredFilters } from '@/dashboard/filters';
import type { Section, StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { derivedQuery, plainQuery, type PanelQuery } from '@/dashboard/panel-query';
import { windowTexts, type OverviewSource } from './overview-source';
import { whyMissing } from './missing-text';
import { splitQueries, totalQuery } from './vector-lines';

/**
 * The axes reach at least this high (failures per second, and share of requests), so that single failures do not fill
 * the chart.
 */
const FAILURES_FLOOR = 0.5;
const RATIO_FLOOR = 0.02;

export function errorsSection(source: OverviewSource): Section {
  return {
    id: 'errors',
    title: 'Errors',
    stats: [errorRatioStat(source), serverErrors(source), clientErrors(source)],
    charts: [errorRatioChart(source), ...byEndpoint(source)],
  };
}

/** The counter from which failures are read, or a description of it where there is none. */
function serverErrorMetric(profile: ServiceProfile): string {
  const source = profile.errors?.source;
  if (source === undefined) return 'a counter of failed requests';
  return source.kind === 'separate-counters' ? source.serverErrors.metric : source.metric;
}

function aboutFailures({ profile, filters }: OverviewSource) {
  return {
    subject: 'requests',
    metrics: [serverErrorMetric(profile)],
    ...whyMissing(profile, 'errors'),
    // A counter of failures is absent until the first failure: that is a healthy service, not a broken panel.
    whenEmpty: 'zero',
    ignores: ignoredFilters(filters, isRatioOfAll(profile, filters) ? null : (profile.errors?.endpoint ?? null)),
  } as const;
}

function ratioQuery({ vectors, profile }: OverviewSource): PanelQuery[] {
  const { serverErrors: failed, requestsInErrorWindow: all } = vectors;
  if (failed === null || all === null) return [];
  const source = profile.errors?.source;
  const ratio =
    source?.kind === 'status-label' && source.metric === profile.requests?.metric ? errorRatio : errorRatioOfTwo;
  return [
    derivedQuery(
      'A',
      ratio(failed.total, all.total),
      'Error ratio',
      [failed.isPartial ? failed.total : failed.expr, all.isPartial ? all.total : all.expr],
      { kind: 'ratio' },
    ),
  ];
}

function aboutRatio(source: OverviewSource) {
  const { profile } = source;
  return {
    ...aboutFailures(source),
    title: 'Error ratio',
    unit: 'ratio',
    queries: ratioQuery(source),
    metrics: [profile.requests?.metric ?? 'a counter of HTTP requests', serverErrorMetric(profile)],
    threshold: 'errorRatio',
  } as const;
}

function errorRatioStat(source: OverviewSource): StatPanel {
  return {
    ...aboutRatio(source),
    kind: 'stat',
    id: 'error-ratio-now',
    subtitle: `5xx of all, ${windowTexts(source, 'errors').now}`,
    reads: 'errorRatio',
  };
}

function errorRatioChart(source: OverviewSource): TimeSeriesPanel {
  return {
    ...aboutRatio(source),
    kind: 'time-series',
    id: 'error-ratio',
    subtitle: `5xx of all, ${windowTexts(source, 'errors').lines}`,
    palette: 'labels',
    legend: 'none',
    rest: 'added',
    floor: RATIO_FLOOR,
    picks: null,
  };
}

function serverErrors(source: OverviewSource): StatPanel {
  const failed = source.vectors.serverErrors;
  return {
    ...aboutFailures(source),
    kind: 'stat',
    id: 'server-errors',
    reads: 'serverErrorRate',
    title: '5xx',
    subtitle: `per second, rate over ${windowTexts(source, 'errors').now}`,
    unit: 'perSecond',
    queries: failed === null ? [] : [totalQuery('A', failed, '5xx')],
    threshold: 'errorRate',
  };
}

function clientErrors(source: OverviewSource): StatPanel {
  const { profile, filters, vectors } = source;
  const errorSource = profile.errors?.source;
  const metric = errorSource?.kind === 'separate-counters' ? errorSource.clientErrors?.metric : errorSource?.metric;
  return {
    kind: 'stat',
    subject: 'requests',
    id: 'client-errors',
    reads: 'clientErrorRate',
    title: '4xx',
    subtitle: `per second, rate over ${windowTexts(source, 'errors').now}`,
    unit: 'perSecond',
    queries: vectors.clientErrors === null ? [] : [plainQuery('A', vectors.clientErrors, '4xx')],
    metrics: [metric ?? 'a counter of 4xx answers'],
    ...(profile.errors !== null && {
      missing: 'client errors are not counted: no metric of this service says which requests were refused',
    }),
    ...whyMissing(profile, 'errors'),
    whenEmpty: 'zero',
    ignores: ignoredFilters(filters, profile.errors?.clientEndpoint ?? null),
    threshold: null,
  };
}

function byEndpoint(source: OverviewSource): TimeSeriesPanel[] {
  const label = source.profile.errors?.endpoint;
  const failed = source.vectors.serverErrors;
  if (!label || failed === null) return [];
  return [
    {
      ...aboutFailures(source),
      kind: 'time-series',
      id: 'errors-by-endpoint',
      title: '5xx by endpoint',
      subtitle: 'per second',
      unit: 'perSecond',
      queries: splitQueries(failed, label),
      threshold: null,
      palette: 'labels',
      legend: 'rows',
      rest: 'added',
      floor: FAILURES_FLOOR,
      picks: { filter: 'endpoint', label },
    },
  ];
}
