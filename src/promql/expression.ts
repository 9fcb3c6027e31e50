import { formatDuration } from './duration';
import { labelName } from './label-matcher';
import { operand } from './operand';
import { quote } from './quote';

/** The label that tells the vectors of a `union` apart. */
export const SIGNAL_LABEL = 'signal';

/** Per-second increase of a counter over `window` seconds. `counter` is a selector. */
export function rate(counter: string, window: number): string {
  return `rate(${counter}[${formatDuration(window)}])`;
}

/**
 * The rate at the end of the queried range, repeated at every instant (`@ end()`). Lines are ranked by it, so that a
 * chart shows the same ones from start to end.
 */
export function rateAtEnd(counter: string, window: number): string {
  return `rate(${counter}[${formatDuration(window)}] @ end())`;
}

/** The mean of a gauge over `window` seconds. */
export function averageOver(gauge: string, window: number): string {
  return `avg_over_time(${gauge}[${formatDuration(window)}])`;
}

/** The newest sample of a metric within `window` seconds, including series that no longer exist. */
export function lastOver(metric: string, window: number): string {
  return `last_over_time(${metric}[${formatDuration(window)}])`;
}

/** Growth of a counter over `window` seconds. */
export function increase(counter: string, window: number): string {
  return `increase(${counter}[${formatDuration(window)}])`;
}

/** `sum by (labels)`; without labels, the sum of everything. */
export function sumBy(labels: readonly string[], inner: string): string {
  return aggregateBy('sum', labels, inner);
}

/** `max by (labels)`; without labels, the maximum of everything. */
export function maxBy(labels: readonly string[], inner: string): string {
  return aggregateBy('max', labels, inner);
}

/** The `most` largest series. */
export function largest(most: number, expr: string): string {
  return `topk(${most}, ${expr})`;
}

/** The series of `expr` whose `label` is among those of `others`. Both are grouped by `label`. */
export function among(expr: string, label: string, others: string): string {
  return `${expr} and on (${labelName(label)}) ${others}`;
}

/** `min by (labels)`; without labels, the minimum of everything. */
export function minBy(labels: readonly string[], inner: string): string {
  return aggregateBy('min', labels, inner);
}

/** `avg by (labels)`; without labels, the mean of everything. */
export function averageBy(labels: readonly string[], inner: string): string {
  return aggregateBy('avg', labels, inner);
}

/** How many series there are per combination of the labels. */
export function countBy(labels: readonly string[], inner: string): string {
  return aggregateBy('count', labels, inner);
}

function aggregateBy(operator: string, labels: readonly string[], inner: string): string {
  return labels.length === 0
    ? `${operator}(${inner})`
    : `${operator} by (${labels.map(labelName).join(', ')}) (${inner})`;
}

/**
 * `inner` is a `sum by (le, …)` of bucket rates, or a sum of native histograms. At idle the quantile is NaN, which
 * `>= 0` drops. `scale` brings the unit of the metric to seconds.
 */
export function histogramQuantile(q: number, inner: string, scale = 1): string {
  return `${scaled(`histogram_quantile(${q}, ${inner})`, scale)} >= 0`;
}

/** How many observations are in native histograms: of their rate, observations per second. */
export function histogramCount(histograms: string): string {
  return `histogram_count(${histograms})`;
}

/**
 * The expression in another unit: `scale` 0.001 makes seconds of milliseconds. Written as a division, as people write
 * it.
 */
export function scaled(expr: string, scale: number): string {
  return scale === 1 ? expr : `${operand(expr)} / ${Math.round(1 / scale)}`;
}

/**
 * Share of failures, 0 to 1: 0 with no failing series, 0 when idle, empty only where the total is missing. A counter
 * that was never incremented is absent rather than 0, and a plain division would draw no line for the healthiest
 * service.
 */
export function errorRatio(errors: string, total: string): string {
  const all = operand(total);
  return `${operand(errors)} / (${all} > 0) or ${all} * 0`;
}

/**
 * The same where failures have a counter of their own and so may exceed the total: the ratio is capped at 1, and is 1
 * where only failures were counted.
 */
export function errorRatioOfTwo(errors: string, total: string): string {
  const all = operand(total);
  return `clamp_max(${operand(errors)} / ${all}, 1) >= 0 or ${all} * 0`;
}

/** Sum over count, for example seconds per request; nothing at idle. */
export function mean(sum: string, count: string): string {
  return `${operand(sum)} / (${operand(count)} > 0)`;
}

/** An expression evaluated every `resolution` seconds over the last `window` seconds. */
export function subquery(inner: string, window: number, resolution: number): string {
  return `${operand(inner)}[${formatDuration(window)}:${formatDuration(resolution)}]`;
}

/**
 * When the newest sample of a metric was taken, Unix seconds, per combination of the labels. Only this tells how old a
 * service's data is: any other answer carries the instant of its evaluation, however old the samples behind it are.
 */
export function newestSample(
  metric: string,
  labels: readonly string[],
  window: number,
  scrapeInterval: number,
): string {
  return maxBy(labels, `max_over_time(${subquery(`timestamp(${metric})`, window, scrapeInterval)})`);
}

/** One part of a `union`. */
export type NamedExpr = { name: string; expr: string };

/**
 * Several vectors in one instant query: each sample carries the name of its part in the label `signal`. Names must
 * differ, because `or` drops a series on its right side that has the same labels as one on its left.
 */
export function union(parts: readonly NamedExpr[]): string {
  return parts.map((part) => labelled(part.expr, SIGNAL_LABEL, part.name)).join(' or ');
}

/**
 * Every series of `expr` with the values of two labels joined in `label`, that of `before` first: `POST /orders`. The
 * join is written to `before` and then copied, because VictoriaMetrics 1.79 overwrites the target while it still reads
 * from it: joined directly in `label`, `GET` and `/users` became `GET GET rs`.
 */
export function joined(expr: string, before: string, separator: string, label: string): string {
  const both = `label_join(${[expr, ...[before, separator, before, label].map(quote)].join(', ')})`;
  return `label_replace(${[both, ...[label, '$1', before, '(?s)(.*)'].map(quote)].join(', ')})`;
}

/** Every series of `expr` with one more label. */
export function labelled(expr: string, label: string, value: string): string {
  return `label_replace(${expr}, ${quote(label)}, ${quote(value.replaceAll('$', '$$$$'))}, "", "")`;
}
