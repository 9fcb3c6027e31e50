import { sampleValue } from './sample-value';
import { seriesKey, withoutLabel, type Labels, type Series } from './series';

/** One `le` with the cumulative count (or rate) up to and including it. */
export type Bucket = { le: number; count: number };

/** `atLeast`: the quantile lies above the highest finite edge, so the truth is that edge or anything above it. */
export type QuantileValue = { value: number; atLeast: boolean };

/**
 * Differences of adjacent counts below this share are rounding of `rate`, not observations. As in Prometheus since
 * 2.48.
 */
const SMALL_DELTA = 1e-12;

/**
 * `histogram_quantile` of Prometheus (promql/quantile.go) for classic buckets, in its own order of operations, so that
 * p50, p95 and p99 of one `sum by (le)` are what three queries would have given. NaN where there are no observations,
 * no `+Inf` bucket or no finite one.
 */
export function bucketQuantile(q: number, buckets: readonly Bucket[]): QuantileValue {
  const sorted = buckets.toSorted(byEdge).map(({ le, count }) => ({ le, count }));
  return sortedQuantile(q, sorted, coalesce(sorted));
}

/**
 * The quantile of the first `length` buckets, which must be sorted and without duplicate edges; makes their counts
 * monotonic in place.
 */
function sortedQuantile(q: number, sorted: readonly Bucket[], length: number): QuantileValue {
  if (Number.isNaN(q)) return exactly(Number.NaN);
  if (q < 0) return exactly(Number.NEGATIVE_INFINITY);
  if (q > 1) return exactly(Number.POSITIVE_INFINITY);
  const last = sorted[length - 1];
  const highest = sorted[length - 2];
  if (last?.le !== Number.POSITIVE_INFINITY || highest === undefined) return exactly(Number.NaN);
  forceMonotonic(sorted, length);
  if (last.count === 0) return exactly(Number.NaN);
  const rank = q * last.count;
  let index = 0;
  while (index < length - 1 && !((sorted[index]?.count ?? 0) >= rank)) index++;
  const bucket = sorted[index];
  if (bucket === undefined || bucket === last) return { value: highest.le, atLeast: true };
  const below = sorted[index - 1];
  if (below === undefined) return exactly(bucket.le <= 0 ? bucket.le : bucket.le * (rank / bucket.count));
  return exactly(below.le + (bucket.le - below.le) * ((rank - below.count) / (bucket.count - below.count)));
}

function exactly(value: number): QuantileValue {
  return { value, atLeast: false };
}

// Inf minus Inf is NaN, which `sort` treats as 0.
const byEdge = (a: { le: number }, b: { le: number }) => a.le - b.le;

/**
 * Adds up the counts of equal edges (`1` and `1.0` after an upgrade of the server), in place. Returns how many buckets
 * are left, at the front.
 */
function coalesce(sorted: readonly Bucket[]): number {
  let length = 0;
  for (const { le, count } of sorted) {
    const previous = sorted[length - 1];
    if (previous?.le === le) previous.count += count;
    else put(sorted, length++, le, count);
  }
  return length;
}

function put(buckets: readonly Bucket[], index: number, le: number, count: number): void {
  const bucket = buckets[index];
  if (bucket === undefined) return;
  bucket.le = le;
  bucket.count = count;
}

/** Cumulative counts cannot decrease, but may seem to where several instances are scraped at different moments. */
function forceMonotonic(buckets: readonly Bucket[], length: number): void {
  let previous = buckets[0]?.count ?? 0;
  for (let i = 0; i < length; i++) {
    const bucket = buckets[i];
    if (bucket === undefined) return;
    if (bucket.count < previous || nearlyEqual(previous, bucket.count)) bucket.count = previous;
    else previous = bucket.count;
  }
}

function nearlyEqual(a: number, b: number): boolean {
  // For two zeros this is NaN, which is not less than anything: they are equal already.
  return Math.abs(a - b) / Math.min(Math.abs(a) + Math.abs(b), Number.MAX_VALUE) < SMALL_DELTA;
}

type Edge = { le: number; values: Float64Array };

/** `highestEdge` is the highest finite edge: a value equal to it may stand for anything above. */
export type QuantileSeries = Series & { highestEdge: number };

/**
 * The quantile over time of bucket series that carry `le`, one line per combination of their other labels. A bucket
 * without a sample at some instant is left out there, as Prometheus does.
 */
export function quantileSeries(q: number, bucketSeries: readonly Series[]): QuantileSeries[] {
  const groups = new Map<string, { labels: Labels; edges: Edge[] }>();
  for (const series of bucketSeries) {
    const le = sampleValue(series.labels['le']);
    if (Number.isNaN(le)) continue;
    const labels = withoutLabel(series.labels, 'le');
    const key = seriesKey(labels);
    const group = groups.get(key) ?? { labels, edges: [] };
    group.edges.push({ le, values: series.values });
    groups.set(key, group);
  }
  const times = bucketSeries[0]?.times ?? new Float64Array();
  return [...groups.values()].map(({ labels, edges }) => ({
    labels,
    times,
    values: quantileColumn(q, edges, times.length),
    highestEdge: Math.max(...edges.map(({ le }) => (Number.isFinite(le) ? le : Number.NEGATIVE_INFINITY))),
  }));
}

/**
 * Reuses the same bucket objects for every instant: every refresh computes three quantiles, and new objects would be
 * most of its garbage.
 */
function quantileColumn(q: number, edges: readonly Edge[], length: number): Float64Array {
  const sorted = edges.toSorted(byEdge);
  const buckets = sorted.map(({ le }): Bucket => ({ le, count: 0 }));
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let known = 0;
    for (const { le, values: counts } of sorted) {
      const count = counts[i] ?? Number.NaN;
      const previous = buckets[known - 1];
      if (Number.isNaN(count)) continue;
      if (previous?.le === le) previous.count += count;
      else put(buckets, known++, le, count);
    }
    values[i] = sortedQuantile(q, buckets, known).value;
  }
  return values;
}
