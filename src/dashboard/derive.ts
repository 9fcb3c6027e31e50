import { quantileSeries, type QuantileSeries } from '@/prometheus/bucket-quantile';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Labels, Series } from '@/prometheus/series';
import { errorRatioOf } from './error-ratio';
import type { Derivation } from './panel-query';

const NO_LABELS: Labels = {};

/** The lines that a query shows, from the answers to its vectors in their order. Pure arithmetic over columns; gaps stay gaps. */
export function deriveSeries(derivation: Derivation, vectors: readonly (readonly Series[])[]): readonly Series[] {
  const [first = [], second = []] = vectors;
  switch (derivation.kind) {
    case 'as-is':
      return first;
    case 'sum':
      return first.length === 0 ? [] : [total(first)];
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

/** Failures over requests: 0 where nothing failed, a gap where nothing was received, because 0 of 0 is not a good ratio. */
function ratio(failed: readonly Series[], all: Series): Series {
  const failures = failed.length === 0 ? null : total(failed);
  const values = all.values.map((requests, i) => {
    const count = failures?.values[i] ?? 0;
    return errorRatioOf(Number.isNaN(count) ? 0 : count, requests) ?? Number.NaN;
  });
  return { labels: NO_LABELS, times: all.times, values };
}

function scaledSeries(line: QuantileSeries, scale: number): QuantileSeries {
  return scale === 1 ? line : { ...line, values: line.values.map((value) => value * scale), highestEdge: line.highestEdge * scale };
}

/** A total less what is shown of it; never below 0, because both were not asked in the same moment. */
function rest(all: Series, shown: readonly Series[]): Series {
  const sum = shown.length === 0 ? null : total(shown);
  const values = all.values.map((value, i) => {
    const known = sum?.values[i] ?? 0;
    return Math.max(0, value - (Number.isNaN(known) ? 0 : known));
  });
  return { labels: NO_LABELS, times: all.times, values };
}

/** `counted`: rates of counts, or of buckets by `le`, of which the last one counts all. */
function mean(sums: readonly Series[], counted: readonly Series[]): readonly Series[] {
  const hasEdges = counted.some(({ labels }) => labels['le'] !== undefined);
  const counts = hasEdges ? counted.filter(({ labels }) => labels['le'] === '+Inf') : counted;
  const [sum] = sums;
  if (sum === undefined || counts.length === 0) return [];
  const count = total(counts);
  const values = sum.values.map((seconds, i) => {
    const requests = count.values[i] ?? Number.NaN;
    return requests > 0 ? seconds / requests : Number.NaN;
  });
  return [{ labels: NO_LABELS, times: sum.times, values }];
}
