/** The API endpoints that the page uses. `alerts` is only requested where `rules` does not exist. */
export const ENDPOINTS = [
  'query',
  'query_range',
  'rules',
  'alerts',
  'targets',
  'alertmanagers',
  'labels',
  'metadata',
  'held alerts',
  'silences',
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** Where a fault is injected: one endpoint, or all of Prometheus and Alertmanager. */
export type Place = Endpoint | 'everything';

/** Path of the Alertmanager on the proxy; the page gets it in its config.json. */
export const ALERTMANAGER_PREFIX = '/alertmanager';

const PATHS: readonly (readonly [RegExp, Endpoint])[] = [
  [/^\/api\/v1\/query$/, 'query'],
  [/^\/api\/v1\/query_range$/, 'query_range'],
  [/^\/api\/v1\/rules$/, 'rules'],
  [/^\/api\/v1\/alerts$/, 'alerts'],
  [/^\/api\/v1\/targets$/, 'targets'],
  [/^\/api\/v1\/alertmanagers$/, 'alertmanagers'],
  [/^\/api\/v1\/label(s$|\/)/, 'labels'],
  [/^\/api\/v1\/(targets\/)?metadata$/, 'metadata'],
  [/^\/alertmanager\/api\/v2\/alerts$/, 'held alerts'],
  [/^\/alertmanager\/api\/v2\/silences$/, 'silences'],
];

/** The endpoint of a path; null for files of the page. */
export function endpointAt(path: string): Endpoint | null {
  return PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
