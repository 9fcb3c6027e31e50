import type { LabelMatcher } from '@/promql/label-matcher';

/**
 * A metric and how it is read for this service: `matchers` are part of every selector of it, beside the job and the
 * reader's filters. They select series that count each request once, such as `reporter="destination"` of Istio.
 * `isHistogram`: a native histogram, whose observations are counted because it has no counter of its own.
 */
export type MetricUse = { metric: string; matchers: readonly LabelMatcher[]; isHistogram?: true };

/**
 * A counter of requests. `endpoint` and `method` are its labels for these, null where it has none. `busiest`: show only
 * so many endpoints, because the label has too many values (raw paths); the total is then queried separately. null: all
 * of them. `qualifier`: set where endpoints share a name, and so are named by both labels.
 */
export type RequestCounter = MetricUse & {
  endpoint: string | null;
  method: string | null;
  busiest: number | null;
  qualifier?: Qualifier;
};

/**
 * The label that tells endpoints of the same name apart: the HTTP method of a route, or the service of a gRPC method.
 */
export type Qualifier = { kind: 'method' | 'service'; label: string };

/** An anchored regular expression on the values of a label: `status_code` and `5..`. */
export type StatusTest = { label: string; pattern: string };

/**
 * How failed requests are counted.
 * - `status-label`: by a label of a counter of all requests. `clientError` null where the label has no value for 4xx.
 * - `separate-counters`: by counters of their own. Such a counter may be absent because nothing ever failed.
 */
export type ErrorSource =
  | (MetricUse & { kind: 'status-label'; serverError: StatusTest; clientError: StatusTest | null })
  | { kind: 'separate-counters'; serverErrors: MetricUse; clientErrors: MetricUse | null };

/** `endpoint` and `clientEndpoint`: the labels that name an endpoint on the counters of 5xx and of 4xx. */
export type Failures = { source: ErrorSource; endpoint: string | null; clientEndpoint: string | null };

/**
 * What can be said about durations.
 * - `classic-histogram`: quantiles from `<base>_bucket`, mean from `_sum` over `_count`.
 * - `native-histogram`: all from `<base>` itself; it has no `_bucket`, `_sum`, `_count`.
 * - `summary`: quantiles that the instances computed themselves, which cannot be aggregated: the largest is shown.
 * - `sum-and-count`: the mean only.
 * - `mean-gauge`: `<base>` is itself a mean, over a time of its own.
 */
export const DURATION_KINDS = [
  'classic-histogram',
  'native-histogram',
  'summary',
  'sum-and-count',
  'mean-gauge',
] as const;

export type DurationKind = (typeof DURATION_KINDS)[number];

export const DURATION_UNITS = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;

export type DurationUnit = (typeof DURATION_UNITS)[number];

/**
 * Durations of requests, as exposed in `unit`; everything that is shown is in seconds. `base` is the name without
 * `_bucket`, `_sum` or `_count`. `quantiles` are the values of the label `quantile`, ascending, and only a summary has
 * them. `byEndpoint` is another metric of the same kind and unit that tells endpoints apart where this one does not
 * (its `endpoint` is then null). `lastEdge` is the highest finite edge of its buckets in the unit of the metric, as far
 * as it was looked at: a quantile that equals it may be anything above.
 */
export type Durations = {
  kind: DurationKind;
  base: string;
  matchers: readonly LabelMatcher[];
  unit: DurationUnit;
  endpoint: string | null;
  quantiles: readonly string[];
  lastEdge?: number;
  byEndpoint: { base: string; endpoint: string; lastEdge?: number } | null;
};

/**
 * A gauge of requests being served, or where only their starts and ends are counted, the first counter less the second
 * (`minus`).
 */
export type InProgress = MetricUse & { minus: string | null };

/**
 * How the profile was found, for the reader. `score` is from 0 to 1: how much of what was looked for exists. `evidence`
 * and `warnings` are sentences: what supports it, and what is unusual or needs care.
 */
export type Recognition = {
  kind: 'convention' | 'heuristic' | 'configured' | 'none';
  /** The name of the convention, or what a heuristic used. */
  name: string;
  score: number;
  evidence: readonly string[];
  warnings: readonly string[];
  /**
   * Warnings for every page of the service, such as a wrong configuration, or a job that consists of several services.
   */
  problems: readonly string[];
  /** Why no rate of requests, failures or durations can be relied on, where none can. */
  unreliable?: string;
};

/** Rate windows in seconds, as the people who run the service chose them; never used below four scrape intervals. */
export type RateWindows = { traffic: number; errors: number; latency: number; cpu: number };

/**
 * Which metrics of one service (a `job`) are used for what: plain data, as in `config.json` and in the URL. Parts that
 * the service does not expose are null, and the panels that need them say so.
 */
export type ServiceProfile = {
  service: string;
  recognition: Recognition;
  /**
   * Whether it is an application, or monitoring and infrastructure; without a choice in the URL the page opens on an
   * application.
   */
  role: 'application' | 'infrastructure';
  requests: RequestCounter | null;
  errors: Failures | null;
  duration: Durations | null;
  inProgress: InProgress | null;
  /**
   * Anchored regular expressions of endpoints that are scrapes and health checks, not traffic; `exclude` of
   * `config.json` replaces them.
   */
  excluded: readonly string[];
  /** For a service without request metrics: other counters of its own, the fastest growing first. */
  counters: readonly string[];
  cpu: string | null;
  memory: string | null;
  startTime: string | null;
  buildInfo: string | null;
  windows: RateWindows;
};

const SECONDS_PER: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  milliseconds: 1e-3,
  microseconds: 1e-6,
  nanoseconds: 1e-9,
};

/** The factor that converts a value in this unit to seconds. */
export function secondsPer(unit: DurationUnit): number {
  return SECONDS_PER[unit];
}
