/**
 * Size of the generated service: `buckets` per histogram, `hours` of history with a sample every `SCRAPE_INTERVAL`.
 * `durationsBy`: the label of histograms beside `le`, with one value per endpoint.
 */
export type Shape = {
  endpoints: number;
  instances: number;
  buckets: number;
  hours: number;
  durationsBy: DurationLabel;
};

/**
 * With `endpoint` the page has one more chart and four more columns than the twelve measured panels, which are those of
 * `worker`.
 */
export type DurationLabel = 'worker' | 'endpoint';

/** A generated time series, by default of `JOB`; `at` returns its value at a Unix second. */
export type GeneratedSeries = {
  job?: string;
  metric: string;
  labels: string;
  instance: string;
  at: (time: number) => number;
};

/** Seconds, as in the demo and most deployments. */
export const SCRAPE_INTERVAL = 15;

/** The job of the rules in ops/prometheus/rules/shop-api.yml, so that the page reads real rules. */
export const JOB = 'shop-api';

/** 24 bounds are typical of a Go service; with them 20 endpoints on 10 instances are 5,830 series. */
const EDGES = [
  0.001,
  0.0025,
  0.005,
  0.0075,
  0.01,
  0.025,
  0.05,
  0.075,
  0.1,
  0.15,
  0.2,
  0.25,
  0.3,
  0.4,
  0.5,
  0.75,
  1,
  1.5,
  2,
  2.5,
  5,
  7.5,
  10,
  Number.POSITIVE_INFINITY,
];

export const MOST_BUCKETS = EDGES.length;

/** Series without buckets. */
const SERIES_PER_ENDPOINT = 5;
const SERIES_PER_INSTANCE = 3;

export function seriesCount({ endpoints, instances, buckets }: Shape): number {
  return instances * (endpoints * (buckets + SERIES_PER_ENDPOINT) + SERIES_PER_INSTANCE);
}

/** The number of endpoints with approximately this many series. */
export function endpointsFor(series: number, { instances, buckets }: Pick<Shape, 'instances' | 'buckets'>): number {
  return Math.max(1, Math.round((series / instances - SERIES_PER_INSTANCE) / (buckets + SERIES_PER_ENDPOINT)));
}

/** This many bounds, evenly selected; the last one is always +Inf. */
function edgesOf(buckets: number): number[] {
  const every = MOST_BUCKETS / buckets;
  return Array.from({ length: buckets }, (_, i) => EDGES[Math.ceil((i + 1) * every) - 1] ?? Number.POSITIVE_INFINITY);
}

export function instanceNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `10.0.0.${i + 1}:8080`);
}

/** All series of one instance. A pure function of time, so that counters continue from history to scrapes. */
export function instanceSeries(
  { endpoints, buckets, durationsBy }: Pick<Shape, 'endpoints' | 'buckets' | 'durationsBy'>,
  instance: string,
  index: number,
): GeneratedSeries[] {
  const edges = edgesOf(buckets);
  const series = Array.from({ length: endpoints }, (_, i) =>
    endpointSeries(`/api/v1/resource-${i + 1}`, instance, index, i, { edges, durationsBy }),
  ).flat();
  const own = (metric: string, at: (time: number) => number): GeneratedSeries => ({ metric, labels: '', instance, at });
  return [
    ...series,
    own('http_requests_in_progress', (time) => Math.round(4 + 3 * wave(time, 240, index))),
    own('process_cpu_seconds_total', (time) => counted(time, 0.25 + 0.02 * index, 700, index)),
    own('process_resident_memory_bytes', (time) => Math.round(2.2e8 + 1e7 * index + 3e7 * wave(time, 1800, index))),
  ];
}

function endpointSeries(
  endpoint: string,
  instance: string,
  index: number,
  rank: number,
  { edges, durationsBy }: { edges: readonly number[]; durationsBy: DurationLabel },
): GeneratedSeries[] {
  const requests = (time: number) => counted(time, 12 / (rank + 1) + 0.2, 900, index + 3 * rank);
  const share = (part: number, period: number) => (time: number) =>
    Math.floor(counted(time, (12 / (rank + 1) + 0.2) * part, period, rank));
  const counter = (metric: string, at: (time: number) => number): GeneratedSeries => ({
    metric,
    labels: `endpoint="${endpoint}"`,
    instance,
    at,
  });
  const observed = durationsBy === 'endpoint' ? `endpoint="${endpoint}"` : `worker="${rank + 1}"`;
  const duration = (part: string, at: (time: number) => number, edge = ''): GeneratedSeries => ({
    metric: `http_request_duration_seconds_${part}`,
    labels: observed + edge,
    instance,
    at,
  });
  const typical = 0.02 * (1 + (rank % 7));
  return [
    counter('http_requests_total', (time) => Math.floor(requests(time))),
    counter('http_requests_4xx_total', share(0.02, 600)),
    counter('http_requests_5xx_total', share(0.004, 1100)),
    ...edges.map((edge) =>
      duration('bucket', (time) => Math.floor(requests(time) * below(edge, typical)), `,le="${edgeText(edge)}"`),
    ),
    duration('sum', (time) => requests(time) * typical * 1.3),
    duration('count', (time) => Math.floor(requests(time))),
  ];
}

function edgeText(edge: number): string {
  return Number.isFinite(edge) ? String(edge) : '+Inf';
}

/** The share of durations up to `edge`: a log-logistic distribution around `typical` seconds. */
function below(edge: number, typical: number): number {
  return Number.isFinite(edge) ? 1 / (1 + (typical / edge) ** 2.2) : 1;
}

function wave(time: number, period: number, phase: number): number {
  return (1 + Math.sin((2 * Math.PI * time) / period + phase)) / 2;
}

/**
 * A counter whose rate varies around `rate` by half of it; it never decreases, and stays small enough for exact
 * integers.
 */
function counted(time: number, rate: number, period: number, phase: number): number {
  const elapsed = time % 1e7;
  return (
    rate * (elapsed - (period / (4 * Math.PI)) * (Math.cos((2 * Math.PI * elapsed) / period + phase) - Math.cos(phase)))
  );
}
