/** A page to measure. `url` without parameters; `panels` must have data. */
export type Subject = { name: string; url: string; panels: readonly string[] };

/** The panels that this page and the baseline page have in common, here as stats and charts. */
export const OVERVIEW_PANELS: readonly string[] = [
  'request-rate',
  'in-progress',
  'requests-by-endpoint',
  'error-ratio',
  'client-errors',
  'server-errors',
  'errors-by-endpoint',
  'p50',
  'p95',
  'p99',
  'cpu',
  'memory',
];

/** Charts that must also be drawn: two whose numbers are stats above. */
export const OVERVIEW_CHARTS: readonly string[] = ['requests', 'latency'];
