import type { PrometheusError } from '@/prometheus/prometheus-error';
import { apiOf } from '@/prometheus/query-keys';

/** Endpoints that VictoriaMetrics, Thanos or Mimir may lack; each lacks other ones. */
const OPTIONAL: ReadonlySet<string> = new Set(['targets', 'alertmanagers', 'rules', 'metadata']);

/** How a server says that it has no such endpoint: not found, not allowed, not implemented. */
const NOT_THERE: ReadonlySet<number> = new Set([404, 405, 501]);

/** Whether this failure says only that the server lacks an optional part of the API, which is no fault. */
export function isMissingPart(key: readonly unknown[], { status, message }: PrometheusError): boolean {
  // VictoriaMetrics calls it a bad request.
  return OPTIONAL.has(apiOf(key)) && (NOT_THERE.has(status) || message.includes('unsupported path'));
}
