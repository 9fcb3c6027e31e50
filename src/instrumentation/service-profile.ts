/** How a failing request is told: by a label of the request counter, or by counters of their own. The values are regular expressions. */
export type ErrorSource =
  | { kind: 'status-label'; metric: string; label: string; serverError: string; clientError: string }
  | { kind: 'separate-counters'; serverErrors: string; clientErrors: string | null };

/** Rate windows in seconds, as the people who run the service chose them; never used below four scrape intervals. */
export type RateWindows = { traffic: number; errors: number; latency: number; cpu: number };

/**
 * Which metric plays which part for one service (a `job`). Parts that the service does not expose are null, and the panels that need
 * them say so. `requests` is a counter of requests; `duration` the base name of a classic histogram (without `_bucket`).
 * `endpoint` is the label that names an endpoint, null where the metric does not carry it.
 */
export type ServiceProfile = {
  service: string;
  /** The convention that was recognised, in words for the reader. */
  convention: string;
  requests: { metric: string; endpoint: string | null } | null;
  errors: { source: ErrorSource; endpoint: string | null; clientEndpoint: string | null } | null;
  inProgress: string | null;
  duration: { base: string; endpoint: string | null } | null;
  cpu: string | null;
  memory: string | null;
  startTime: string | null;
  buildInfo: string | null;
  windows: RateWindows;
};
