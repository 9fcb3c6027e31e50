import { quantileSeries, type QuantileSeries } from '@/prometheus/bucket-quantile';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Labels, Series } from '@/prometheus/series';
import type { Derivation } from '@/dashboard/panel-query';
import { errorRatioOf } from './error-ratio';

const NO_LABELS: Labels = {};

/**
 * The lines that a query shows, from the answers to its vectors in their order. Pure arithmetic over columns; gaps stay
 * gaps.
 */
export function deriveSeries(derivation: Derivation, vectors: readonly (readonly Series[])[]): readonly Series[] {
  const [first = [], second = []] = vectors;
  switch (derivation.kind) {
    case 'as-is':
      return first;
    case 'sum':
      return first.length === 0 ? [] : [total(first)];
    case 'count':
      return first.length === 0
        ? []
        : [total(first.map((line) => ({ ...line, values: line.values.map((value) => (value > 0 ? 1 : value)) })))];
    case 'ratio':
      return second.length === 0 ? [] : [ratio(first, total(second))];
    case 'quantile':
      return quantileSeries(derivation.q, first).map((line) => scaledSeries(line, derivation.scale));
    case 'mean':
      return mean(first, second);
    case 'rest':
      return first.length === 0 ? [] : [rest(total(first), second)];
    case 'part':
      return first.filter(({ labels }) => labels[SIGNAL_LABEL] === derivation.name);
  }
}

/** Adds the series up instant by instant; where none has a value the total has none either. */
export function total(series: readonly Series[]): Series {
  const times = series[0]?.times ?? new Float64Array();
  const values = new Float64Array(times.length).fill(Number.NaN);
  for (const { values: added } of series) {
    for (let i = 0; i < values.length; i++) {
      const value = added[i] ?? Number.NaN;
      if (!Number.isNaN(value)) values[i] = Number.isNaN(values[i] ?? Number.NaN) ? value : (values[i] ?? 0) + value;
    }
  }
  return { labels: NO_LABELS, times, values };
}

/**
 * Failures over requests: 0 where nothing failed, a gap where nothing was received, because 0 of 0 requests is no
 * success.
 */
function ratio(failed: readonly Series[], all: Series): Series {
  const failedAt = sumAt(failed, all);
  const values = all.values.map((requests, i) => errorRatioOf(failedAt(i), requests) ?? Number.NaN);
  return { labels: NO_LABELS, times: all.times, values };
}

/**
 * Returns a function that gives the sum of the series at an index of another line; 0 where none has a value. Where the
 * query behind `series` failed lately, its answer covers an earlier range: beyond its end the sum is unknown, which is
 * NaN.
 */
function sumAt(series: readonly Series[], { times: [first = 0, second = first] }: Series): (place: number) => number {
  if (series.length === 0) return () => 0;
  const { times, values } = total(series);
  const earlier = first - (times[0] ?? first);
  const shift = earlier === 0 ? 0 : Math.round(earlier / (second - first));
  return (place) => {
    const value = values[place + shift];
    return value === undefined ? Number.NaN : value || 0;
  };
}

function scaledSeries(line: QuantileSeries, scale: number): QuantileSeries {
  return scale === 1
    ? line
    : { ...line, values: line.values.map((value) => value * scale), highestEdge: line.highestEdge * scale };
}

/** A total minus what is shown of it; at least 0, because the two may be of different moments. */
function rest(all: Series, shown: readonly Series[]): Series {
  const shownAt = sumAt(shown, all);
  const values = all.values.map((value, i) => Math.max(0, value - shownAt(i)));
  return { labels: NO_LABELS, times: all.times, values };
}

/** `counted`: rates of `_count`, or of buckets by `le`, of which `+Inf` counts all. */
function mean(sums: readonly Series[], counted: readonly Series[]): readonly Series[] {
  const hasEdges = counted.some(({ labels }) => labels['le'] !== undefined);
  const counts = hasEdges ? counted.filter(({ labels }) => labels['le'] === '+Inf') : counted;
  const [sum] = sums;
  if (sum === undefined || counts.length === 0) return [];
  const countAt = sumAt(counts, sum);
  const values = sum.values.map((seconds, i) => {
    const requests = countAt(i);
    return requests > 0 ? seconds / requests : Number.NaN;
  });
  return [{ labels: NO_LABELS, times: sum.times, values }];
}
