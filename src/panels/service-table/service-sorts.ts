/** The columns that the table of services can be sorted by, as they stand in the URL. */
export const SERVICE_SORTS = [
  'health',
  'service',
  'requests',
  'errors',
  'p95',
  'up',
  'saturation',
  'alerts',
  'since',
] as const;
