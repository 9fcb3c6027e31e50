/** A page to measure. `url` without parameters; `panels` are those whose data it waits for. */
export type Subject = { name: string; url: string; panels: readonly string[] };

/** The panels that this page and the yardstick have in common, here as tiles and charts. */
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

/** What must be drawn beside them: two charts whose numbers are tiles above. */
export const OVERVIEW_CHARTS: readonly string[] = ['requests', 'latency'];
