import type { StatPanel, TimeSeriesPanel } from '@/dashboard/panel';
import { plainQuery } from '@/dashboard/panel-query';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { exampleConnection } from '@/panels/queries/example-connection';
import type { RangeAnswer } from '@/prometheus/query-answer';
import type { Series } from '@/prometheus/series';
import type { PanelView } from './panel-view';

export const TIMES = Float64Array.of(0, 15, 30, 45);

/** A line over `TIMES`. */
export function line(values: readonly number[], labels: Record<string, string> = {}): Series {
  return { labels, times: TIMES, values: Float64Array.from(values) };
}

export function rangeAnswer(series: readonly Series[], warnings: readonly string[] = []): RangeAnswer {
  return {
    kind: 'range',
    range: { start: 0, end: 45, step: 15 },
    series,
    notices: { warnings, infos: [] },
    cost: { tookMs: 1, samples: null },
    at: 45,
  };
}

export function exampleChart(change: Partial<TimeSeriesPanel> = {}): TimeSeriesPanel {
  return {
    kind: 'time-series',
    id: 'requests-by-endpoint',
    title: 'Requests by endpoint',
    subtitle: 'per second',
    unit: 'requestsPerSecond',
    subject: 'requests',
    queries: [plainQuery('A', 'requests', '{{endpoint}}')],
    metrics: ['http_requests_total'],
    whenEmpty: 'no-series',
    ignores: [],
    threshold: null,
    palette: 'labels',
    legend: 'rows',
    rest: 'added',
    floor: 0,
    picks: { filter: 'endpoint', label: 'endpoint' },
    ...change,
  };
}

export function exampleStat(change: Partial<StatPanel> = {}): StatPanel {
  const { id, title, subtitle, unit, subject, queries, metrics, whenEmpty, ignores, threshold } = exampleChart();
  return {
    kind: 'stat',
    id,
    title,
    subtitle,
    unit,
    subject,
    queries,
    metrics,
    whenEmpty,
    ignores,
    threshold,
    ...change,
  };
}

/** A page that is live over an hour, with a fresh service and traffic. */
export function exampleView(change: Partial<PanelView> = {}): PanelView {
  return {
    connection: exampleConnection(),
    range: DEFAULT_RANGE,
    start: 0,
    end: 45,
    step: 15,
    deadline: 10,
    isReady: true,
    timeZone: 'UTC',
    freshness: { newestSample: 43, age: 2, unreachableSince: null, state: 'current' },
    hasTraffic: true,
    thresholds: DEFAULT_THRESHOLDS,
    readings: {},
    latest: {},
    tooFew: [],
    colourOf: () => 's1',
    endOf: () => null,
    changes: [],
    knowledgeOf: () => 'known',
    filters: { service: 'shop-api', endpoints: [], instances: [], excluded: [] },
    linksOf: () => [],
    zoom: () => undefined,
    pick: () => undefined,
    ...change,
  };
}
