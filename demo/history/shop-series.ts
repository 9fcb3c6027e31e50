import { type Labels, type Write, seriesText } from './open-metrics';
import { HistogramSeries, type RequestSeries, total } from './request-series';

const REQUESTS = { name: 'http_requests', type: 'counter' } as const;
const FAILED = { name: 'http_requests_5xx', type: 'counter' } as const;
const REFUSED = { name: 'http_requests_4xx', type: 'counter' } as const;
const IN_PROGRESS = { name: 'http_requests_in_progress', type: 'gauge' } as const;

function addTo(counts: Map<string, number>, name: string, added: number): void {
  counts.set(name, (counts.get(name) ?? 0) + added);
}

/**
 * As shop-api does: counters by endpoint, one for 4xx, one histogram for all. An endpoint without failures has no
 * failure series.
 */
export function shopSeries(edges: readonly number[], labels: Labels): RequestSeries {
  const histogram = new HistogramSeries(edges, labels);
  const requests = new Map<string, number>();
  const failed = new Map<string, number>();
  let refused = 0;
  let busySeconds = 0;
  let before: number | undefined;
  const exposeByEndpoint = (
    write: Write,
    time: number,
    family: typeof REQUESTS | typeof FAILED,
    counts: Map<string, number>,
  ) =>
    counts.forEach((count, endpoint) =>
      write(family, seriesText(`${family.name}_total`, { ...labels, endpoint }), count, time),
    );
  return {
    observe: (observed) => {
      const count = total(observed.counts);
      addTo(requests, observed.endpoint.name, count);
      if (observed.status >= 500) addTo(failed, observed.endpoint.name, count);
      else if (observed.status >= 400) refused += count;
      histogram.observe(observed);
      busySeconds += observed.seconds;
    },
    expose: (write, time) => {
      exposeByEndpoint(write, time, REQUESTS, requests);
      exposeByEndpoint(write, time, FAILED, failed);
      write(REFUSED, seriesText('http_requests_4xx_total', labels), refused, time);
      // Little's law: requests in progress = seconds of work per second.
      const inProgress = before === undefined ? 0 : Math.round(busySeconds / (time - before));
      write(IN_PROGRESS, seriesText('http_requests_in_progress', labels), inProgress, time);
      histogram.expose(write, time);
      busySeconds = 0;
      before = time;
    },
  };
}
