import type { LabelMatcher } from '@/promql/label-matcher';
import { writeMatcher } from '@/promql/label-matcher';
import type { EvaluationRange } from './evaluation-range';

/**
 * A cache key: the server's name first, because two servers answer the same question differently. Text and numbers
 * only.
 */
export type QueryKey = readonly (string | number)[];

/**
 * The cache's hash of a key. Keys hold no objects whose properties must be sorted, as the library's own hash does in
 * three times the time.
 */
export const queryHash = (key: readonly unknown[]): string => JSON.stringify(key);

/**
 * A range that ends now is identified by its length, so that its key does not change as time passes; a fixed one by its
 * bounds. Seconds.
 */
export type Span = { kind: 'live'; length: number } | { kind: 'fixed'; range: EvaluationRange };

/** Kinds of keys whose name differs from that of the API endpoint that answers them. */
const APIS: ReadonlyMap<unknown, string> = new Map([
  ['range', 'query_range'],
  ['instant', 'query'],
  ['instant-at', 'query'],
  ['probe', 'query'],
  ['recording-rules', 'rules'],
  ['metric-names', 'label-values'],
]);

export function isProbe([, kind]: QueryKey): boolean {
  return kind === 'probe';
}

/** The part of the API that answers this key. */
export function apiOf([, kind]: readonly unknown[]): string {
  return APIS.get(kind) ?? String(kind);
}

export function rangeQueryKey(server: string, expr: string, step: number, span: Span): QueryKey {
  const bounds = span.kind === 'live' ? ['live', span.length] : [span.range.start, span.range.end];
  return [server, 'range', expr, step, ...bounds];
}

/** `secondsAgo` is how far before now it is evaluated; 0 is now. */
export function instantQueryKey(server: string, expr: string, secondsAgo: number): QueryKey {
  return [server, 'instant', expr, secondsAgo];
}

/** The same at an instant that does not move, Unix seconds. */
export function instantQueryAtKey(server: string, expr: string, time: number): QueryKey {
  return [server, 'instant-at', expr, time];
}

/**
 * How a service is instrumented. The key changes as soon as the service exposes other metrics, or begins or ceases to
 * be scraped twice. `edited`: the user's changes to the profile as text, empty where there are none.
 */
export function profileKey(
  server: string,
  service: string,
  exposed: readonly string[],
  edited: string,
  isScrapedTwice: boolean,
): QueryKey {
  return [server, 'profile', service, edited, Number(isScrapedTwice), ...exposed];
}

/**
 * One of the queries of discovery. Not an `instant` key: where such a query is too expensive, that says nothing about
 * the queries of the page.
 */
export function profilePartKey(server: string, expr: string, secondsAgo: number): QueryKey {
  return [server, 'profile', expr, secondsAgo];
}

export function rulesKey(server: string): QueryKey {
  return [server, 'rules'];
}

export function recordingRulesKey(server: string): QueryKey {
  return [server, 'recording-rules'];
}

export function targetsKey(server: string, scrapePool?: string): QueryKey {
  return scrapePool === undefined ? [server, 'targets'] : [server, 'targets', scrapePool];
}

export function alertmanagersKey(server: string): QueryKey {
  return [server, 'alertmanagers'];
}

export function labelValuesKey(server: string, label: string, matchers: readonly LabelMatcher[]): QueryKey {
  return [server, 'label-values', label, ...matchers.map(writeMatcher)];
}

export function metricNamesKey(server: string, matchers: readonly LabelMatcher[]): QueryKey {
  return [server, 'metric-names', ...matchers.map(writeMatcher)];
}

/** `job` null: of any. */
export function announcersKey(server: string, metric: string, job: string | null): QueryKey {
  return [server, 'metadata', metric, ...(job === null ? [] : [job])];
}

export function probeKey(server: string): QueryKey {
  return [server, 'probe'];
}

export function alertmanagerAlertsKey(server: string, url: string): QueryKey {
  return [server, 'alertmanager-alerts', url];
}

export function silencesKey(server: string, url: string): QueryKey {
  return [server, 'silences', url];
}

export function connectionCheckKey(server: string, kind: string, status: number): QueryKey {
  return [server, 'connection-check', kind, status];
}
