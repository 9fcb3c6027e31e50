import type { Columns } from './columns';
import { quantileOf, ratioOf, sumOf } from './derive';

const JOB = '{job="shop-api"}';

/** The eight queries of the twelve panels. */
export const QUERIES = {
  requests: `sum by (endpoint) (rate(http_requests_total${JOB}[1m]))`,
  received: `sum by (endpoint) (rate(http_requests_total${JOB}[5m]))`,
  failed: `sum by (endpoint) (rate(http_requests_5xx_total${JOB}[5m]))`,
  rejected: `sum(rate(http_requests_4xx_total${JOB}[5m]))`,
  inProgress: `sum(http_requests_in_progress${JOB})`,
  buckets: `sum by (le) (rate(http_request_duration_seconds_bucket${JOB}[5m]))`,
  cpu: `sum by (instance) (rate(process_cpu_seconds_total${JOB}[1m]))`,
  memory: `sum by (instance) (process_resident_memory_bytes${JOB})`,
} as const;

export type QueryName = keyof typeof QUERIES;

/** Values by line, one per instant; null is a gap. */
export type Lines = readonly (readonly (number | null)[])[];

/** `asked`: the query of this panel alone, as in a page without shared queries. */
export type YardstickPanel = {
  id: string;
  needs: readonly QueryName[];
  asked: string;
  lines: (columns: Columns, others: Columns) => Lines;
};

const all = ({ series }: Columns): Lines => [...series.values()];
const sum = (columns: Columns): Lines => [sumOf(columns)];
const quantile =
  (q: number) =>
  (columns: Columns): Lines => [quantileOf(q, columns)];
const quantileAsked = (q: number) => `histogram_quantile(${q}, ${QUERIES.buckets})`;
const total = (expr: string) => expr.replace(/^sum by \(\w+\)/, 'sum');

export const PANELS: readonly YardstickPanel[] = [
  { id: 'request-rate', needs: ['requests'], asked: total(QUERIES.requests), lines: sum },
  { id: 'in-progress', needs: ['inProgress'], asked: QUERIES.inProgress, lines: all },
  { id: 'requests-by-endpoint', needs: ['requests'], asked: QUERIES.requests, lines: all },
  {
    id: 'error-ratio',
    needs: ['failed', 'received'],
    asked: `${total(QUERIES.failed)} / (${total(QUERIES.received)} > 0) or ${total(QUERIES.received)} * 0`,
    lines: (failed, received) => [ratioOf(failed, received)],
  },
  { id: 'client-errors', needs: ['rejected'], asked: QUERIES.rejected, lines: all },
  { id: 'server-errors', needs: ['failed'], asked: total(QUERIES.failed), lines: sum },
  { id: 'errors-by-endpoint', needs: ['failed'], asked: QUERIES.failed, lines: all },
  { id: 'p50', needs: ['buckets'], asked: quantileAsked(0.5), lines: quantile(0.5) },
  { id: 'p95', needs: ['buckets'], asked: quantileAsked(0.95), lines: quantile(0.95) },
  { id: 'p99', needs: ['buckets'], asked: quantileAsked(0.99), lines: quantile(0.99) },
  { id: 'cpu', needs: ['cpu'], asked: QUERIES.cpu, lines: all },
  { id: 'memory', needs: ['memory'], asked: QUERIES.memory, lines: all },
];
