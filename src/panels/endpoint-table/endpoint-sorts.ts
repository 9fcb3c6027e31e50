/** The columns that the table of endpoints can be sorted by, as they stand in the URL. */
export const ENDPOINT_SORTS = [
  'state',
  'endpoint',
  'requests',
  'errors',
  'server-errors',
  'p50',
  'p95',
  'p99',
  'mean',
] as const;
