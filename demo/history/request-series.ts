import type { Endpoint } from '../sample-service/endpoint';
import { type Labels, type Write, seriesText } from './open-metrics';

/** Requests to one endpoint with one status in one step: counts per bucket (the last is +Inf), and total seconds. */
export type Observed = { endpoint: Endpoint; status: number; counts: readonly number[]; seconds: number };

/** Request series of one process since its start, with the metric names of its service. */
export type RequestSeries = { observe: (observed: Observed) => void; expose: (write: Write, time: number) => void };

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Name of a histogram, and units per second. */
type DurationFamily = { name: string; type: 'histogram'; unitsPerSecond: number };

const IN_SECONDS: DurationFamily = { name: 'http_request_duration_seconds', type: 'histogram', unitsPerSecond: 1 };
const IN_MILLISECONDS: DurationFamily = {
  name: 'http_server_duration_milliseconds',
  type: 'histogram',
  unitsPerSecond: 1000,
};

/** A classic histogram; `edges` in the unit of the family. */
export class HistogramSeries {
  readonly #family: DurationFamily;
  readonly #counts: number[];
  readonly #buckets: string[];
  readonly #sum: string;
  readonly #count: string;
  #sumOfUnits = 0;

  constructor(edges: readonly number[], labels: Labels, family = IN_SECONDS) {
    this.#family = family;
    this.#counts = [...edges.map(() => 0), 0];
    this.#buckets = [...edges.map(String), '+Inf'].map((le) => seriesText(`${family.name}_bucket`, { ...labels, le }));
    this.#sum = seriesText(`${family.name}_sum`, labels);
    this.#count = seriesText(`${family.name}_count`, labels);
  }

  observe({ counts, seconds }: Observed): void {
    counts.forEach((count, bucket) => (this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count));
    this.#sumOfUnits += seconds * this.#family.unitsPerSecond;
  }

  expose(write: Write, time: number): void {
    let below = 0;
    this.#buckets.forEach((series, bucket) => write(this.#family, series, (below += this.#counts[bucket] ?? 0), time));
    write(this.#family, this.#sum, this.#sumOfUnits, time);
    write(this.#family, this.#count, below, time);
  }
}

/** As the backend does: one histogram by method, route and status. */
export function routeSeries(edges: readonly number[], labels: Labels): RequestSeries {
  return histogramsBy(
    (method, route, status) => new HistogramSeries(edges, { ...labels, method, route, status_code: status }),
  );
}

/** As the inventory does (telemetryMeter): the same with OpenTelemetry names; `edges` in milliseconds. */
export function telemetrySeries(edges: readonly number[], labels: Labels): RequestSeries {
  return histogramsBy(
    (method, route, status) =>
      new HistogramSeries(
        edges,
        { ...labels, http_method: method, http_route: route, http_status_code: status },
        IN_MILLISECONDS,
      ),
  );
}

/** As in a real process, statuses that never occurred have no series. */
function histogramsBy(create: (method: string, route: string, status: string) => HistogramSeries): RequestSeries {
  const histograms = new Map<string, HistogramSeries>();
  return {
    observe: (observed) => {
      const { endpoint, status } = observed;
      const key = `${endpoint.name} ${status}`;
      const histogram = histograms.get(key) ?? create(endpoint.method, endpoint.path, String(status));
      histograms.set(key, histogram);
      histogram.observe(observed);
    },
    expose: (write, time) => histograms.forEach((histogram) => histogram.expose(write, time)),
  };
}
