/** The columns that the table of instances can be sorted by, as they stand in the URL. */
export const FLEET_SORTS = [
  'state',
  'instance',
  'version',
  'uptime',
  'restarts',
  'requests',
  'errors',
  'p95',
  'cpu',
  'memory',
  'saturation',
] as const;
