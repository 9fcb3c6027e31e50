import { bucketQuantile } from '@/prometheus/bucket-quantile';
import { type Observed, total } from './request-series';

/** Requests to one path: total, with 5xx, and per bucket of duration. */
type Tally = { path: string; all: number; failed: number; counts: number[] };

type Part = { time: number; tallies: Tally[] };

/** Summed over instances and statuses, so that windows have less to add. */
function tally(observed: readonly Observed[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { endpoint, status, counts } of observed) {
    const known = tallies.get(endpoint.path) ?? { path: endpoint.path, all: 0, failed: 0, counts: counts.map(() => 0) };
    tallies.set(endpoint.path, known);
    const count = total(counts);
    known.all += count;
    if (status >= 500) known.failed += count;
    addCounts(known.counts, counts);
  }
  return [...tallies.values()];
}

function addCounts(sum: number[], counts: readonly number[]): void {
  counts.forEach((count, bucket) => (sum[bucket] = (sum[bucket] ?? 0) + count));
}

/** Recent requests of one service, as `rate` over all instances would see them. Windows in seconds. */
export class RecentRequests {
  #parts: Part[] = [];

  constructor(
    private readonly edges: readonly number[],
    private readonly longest: number,
  ) {}

  add(time: number, observed: readonly Observed[]): void {
    this.#parts = [
      ...this.#parts.filter((part) => part.time > time - this.longest),
      { time, tallies: tally(observed) },
    ];
  }

  #within(window: number): Tally[] {
    const last = this.#parts.at(-1)?.time ?? 0;
    return this.#parts.flatMap(({ time, tallies }) => (time > last - window ? tallies : []));
  }

  /** Requests per second, optionally of one path. */
  rate(window: number, path?: string): number {
    return (
      this.#within(window).reduce((sum, one) => (path === undefined || one.path === path ? sum + one.all : sum), 0) /
      window
    );
  }

  /** 5xx per second. */
  failureRate(window: number): number {
    return this.#within(window).reduce((sum, { failed }) => sum + failed, 0) / window;
  }

  /** Quantile of all durations; NaN without requests. */
  quantile(q: number, window: number): number {
    const sum = this.edges.map(() => 0);
    for (const { counts } of this.#within(window)) addCounts(sum, counts);
    return this.#quantileOf(q, sum);
  }

  /** Quantiles by path; empty without requests. */
  quantileByPath(q: number, window: number): Map<string, number> {
    const sums = new Map<string, number[]>();
    for (const { path, counts } of this.#within(window)) {
      const sum = sums.get(path) ?? counts.map(() => 0);
      sums.set(path, sum);
      addCounts(sum, counts);
    }
    return new Map([...sums].map(([path, counts]) => [path, this.#quantileOf(q, counts)]));
  }

  #quantileOf(q: number, counts: readonly number[]): number {
    let below = 0;
    const buckets = counts.map((count, bucket) => ({ le: this.edges[bucket] ?? Infinity, count: (below += count) }));
    return bucketQuantile(q, buckets).value;
  }
}
