import type { Endpoint } from '../sample-service/endpoint';
import { type Labels, type Write, seriesText } from './open-metrics';

/** Requests to one endpoint with one status during a step: by bucket (the last lies above all edges), and their seconds together. */
export type Observed = { endpoint: Endpoint; status: number; counts: readonly number[]; seconds: number };

/** The series of requests of one process since it started, in whatever metric names its service has. */
export type RequestSeries = { observe: (observed: Observed) => void; expose: (write: Write, time: number) => void };

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

const DURATION = { name: 'http_request_duration_seconds', type: 'histogram' } as const;

/** A classic histogram. */
export class HistogramSeries {
  readonly #counts: number[];
  readonly #buckets: string[];
  readonly #sum: string;
  readonly #count: string;
  #seconds = 0;

  constructor(edges: readonly number[], labels: Labels) {
    this.#counts = [...edges.map(() => 0), 0];
    this.#buckets = [...edges.map(String), '+Inf'].map((le) => seriesText(`${DURATION.name}_bucket`, { ...labels, le }));
    this.#sum = seriesText(`${DURATION.name}_sum`, labels);
    this.#count = seriesText(`${DURATION.name}_count`, labels);
  }

  observe({ counts, seconds }: Observed): void {
    counts.forEach((count, bucket) => (this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count));
    this.#seconds += seconds;
  }

  expose(write: Write, time: number): void {
    let below = 0;
    this.#buckets.forEach((series, bucket) => write(DURATION, series, (below += this.#counts[bucket] ?? 0), time));
    write(DURATION, this.#sum, this.#seconds, time);
    write(DURATION, this.#count, below, time);
  }
}

/** System B's way: one histogram by method, route and status. As in a real process, a status that never occurred has no series. */
export function routeSeries(edges: readonly number[], labels: Labels): RequestSeries {
  const histograms = new Map<string, HistogramSeries>();
  return {
    observe: (observed) => {
      const { endpoint, status } = observed;
      const key = `${endpoint.name} ${status}`;
      const route = { method: endpoint.method, route: endpoint.path, status_code: String(status) };
      const histogram = histograms.get(key) ?? new HistogramSeries(edges, { ...labels, ...route });
      histograms.set(key, histogram);
      histogram.observe(observed);
    },
    expose: (write, time) => histograms.forEach((histogram) => histogram.expose(write, time)),
  };
}
