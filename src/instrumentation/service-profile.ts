/** How a failing request is told: by a label of the request counter, or by counters of their own. */
export type ErrorSource =
  | { kind: 'status-label'; label: string; serverError: string; clientError: string }
  | { kind: 'separate-counters'; serverErrors: string; clientErrors: string | null };

/** What can be filtered on this metric; null where the metric does not carry the label. */
export type MetricLabels = { endpoint: string | null; instance: string };

/**
 * Which metric plays which part for one service (a `job`). Parts that the service does not expose are null, and the panels that need
 * them say so. `requests` is a counter of requests; `duration` the base name of a classic histogram (without `_bucket`).
 */
export type ServiceProfile = {
  service: string;
  /** The convention that was recognised, in words for the reader. */
  convention: string;
  requests: { metric: string; labels: MetricLabels } | null;
  errors: { source: ErrorSource; labels: MetricLabels } | null;
  inProgress: { metric: string; labels: MetricLabels } | null;
  duration: { base: string; labels: MetricLabels } | null;
  cpu: string | null;
  memory: string | null;
  startTime: string | null;
  buildInfo: string | null;
};
