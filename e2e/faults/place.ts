/** The parts of the two APIs that the page reads. `alerts` is asked only where the rules are missing. */
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

/** Where a fault is: one endpoint, or the whole of Prometheus and Alertmanager. */
export type Place = Endpoint | 'everything';

/** Where the proxy has the Alertmanager; the page is told in its configuration. */
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

/** The endpoint behind a path; null for the page's own files. */
export function endpointAt(path: string): Endpoint | null {
  return PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
