import type { Convention, DurationSpec } from './convention';

/**
 * `calls` is the counter of spans; `dot` separates the words of labels. Both ends of a call write a span, and internal
 * operations do too, so only spans of the server kind are read.
 */
function spanMetrics(
  name: string,
  calls: string,
  durations: readonly Pick<DurationSpec, 'base' | 'unit'>[],
  dot: '_' | '.' = '_',
): Convention {
  const kind = `span${dot}kind`;
  const matchers = [{ name: kind, op: '=', value: 'SPAN_KIND_SERVER' }] as const;
  const endpoint = [`span${dot}name`];
  return {
    name,
    requests: { metric: calls, matchers, endpoint },
    toldBy: durations.map(({ base }) => `${base}_count`),
    errors: { labels: [`status${dot}code`] },
    durations: durations.map((spec) => ({ ...spec, matchers, endpoint })),
    warnings: [
      `Only spans that answer a request are counted (${kind}="SPAN_KIND_SERVER"); with those of its clients a request would count twice.`,
    ],
  };
}

const inBoth = (duration: string): Pick<DurationSpec, 'base' | 'unit'>[] =>
  (['milliseconds', 'seconds'] as const).map((unit) => ({ base: `${duration}_${unit}`, unit }));

/**
 * Metrics that are generated from spans: by the collector of OpenTelemetry (with a namespace since 2024, and without),
 * and by Tempo.
 */
export const spanMetricsFamily: readonly Convention[] = [
  spanMetrics(
    'OpenTelemetry, counts of spans',
    'traces_span_metrics_calls_total',
    inBoth('traces_span_metrics_duration'),
  ),
  spanMetrics(
    'OpenTelemetry, counts of spans with dots',
    'traces.span.metrics.calls_total',
    inBoth('traces.span.metrics.duration'),
    '.',
  ),
  spanMetrics(
    'OpenTelemetry, counts of spans with dots and without a unit in the name',
    'traces.span.metrics.calls',
    [{ base: 'traces.span.metrics.duration', unit: 'milliseconds' }],
    '.',
  ),
  spanMetrics('Tempo, counts of spans', 'traces_spanmetrics_calls_total', [
    { base: 'traces_spanmetrics_latency', unit: 'seconds' },
  ]),
  spanMetrics('OpenTelemetry, counts of spans without a namespace', 'calls_total', [
    ...inBoth('duration'),
    { base: 'latency', unit: 'milliseconds' },
  ]),
];
