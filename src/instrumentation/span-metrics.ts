import type { Convention, DurationSpec } from './convention';

/** Of a call both ends write a span, and what happens within a service is one as well: only those that answer a request are read. */
const SERVER = [{ name: 'span_kind', op: '=', value: 'SPAN_KIND_SERVER' }] as const;

const ENDPOINT = ['span_name'];

function spanMetrics(name: string, prefix: string, durations: readonly Pick<DurationSpec, 'base' | 'unit'>[]): Convention {
  return {
    name,
    requests: { metric: `${prefix}calls_total`, matchers: SERVER, endpoint: ENDPOINT },
    toldBy: durations.map(({ base }) => `${prefix}${base}_count`),
    errors: { labels: ['status_code'] },
    durations: durations.map(({ base, unit }) => ({ base: `${prefix}${base}`, unit, matchers: SERVER, endpoint: ENDPOINT })),
    warnings: ['Only spans that answer a request are counted (span_kind="SPAN_KIND_SERVER"); with those of its clients a request would count twice.'],
  };
}

const MILLISECONDS = { base: 'duration_milliseconds', unit: 'milliseconds' } as const;
const SECONDS = { base: 'duration_seconds', unit: 'seconds' } as const;

/** Counts of spans that stand for metrics: the collector of OpenTelemetry (with its namespace since 2024, and without), and Tempo. */
export const spanMetricsFamily: readonly Convention[] = [
  spanMetrics('OpenTelemetry, counts of spans', 'traces_span_metrics_', [MILLISECONDS, SECONDS]),
  spanMetrics('Tempo, counts of spans', 'traces_spanmetrics_', [{ base: 'latency', unit: 'seconds' }]),
  spanMetrics('OpenTelemetry, counts of spans without a namespace', '', [MILLISECONDS, SECONDS, { base: 'latency', unit: 'milliseconds' }]),
];
