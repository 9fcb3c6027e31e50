import type { Sample } from '@/prometheus/series';
import { discoveredServices } from '@/instrumentation/discovery/discovery';
import { inspectedService } from '@/instrumentation/discovery/inspection';
import type { DiscoveredService } from './discovered-service';

/** One series of a service as an exposition writes it: `http_requests_total{route="/a",code="200"}`. */
export type ExposedSeries = string;

/** The samples that a server gives of these series: what tests make services of. */
export function samplesOf(series: readonly ExposedSeries[], labels: Readonly<Record<string, string>> = {}): Sample[] {
  return series.map((text, i) => {
    const [, name = '', inner = ''] = /^([^{]+)(?:\{(.*)\})?$/.exec(text) ?? [];
    const own = Object.fromEntries(
      Array.from(inner.matchAll(/([\w.]+)="([^"]*)"/g), ([, label = '', value = '']) => [label, value]),
    );
    return { labels: { __name__: name, ...own, ...labels }, time: 0, value: series.length - i };
  });
}

/** A service as discovery finds it: names and statuses. */
export function discovered(series: readonly ExposedSeries[], service = 'x'): DiscoveredService {
  return discoveredServices(samplesOf(series, { job: service }))[0] ?? { service, exposed: new Set() };
}

/** The same once its samples were looked at: every label. */
export function inspected(series: readonly ExposedSeries[], service = 'x'): DiscoveredService {
  const samples = samplesOf(series, { job: service }).map((sample) => ({
    ...sample,
    labels: { ...sample.labels, inspected: sample.labels['__name__'] ?? '' },
  }));
  return inspectedService(discovered(series, service), samples);
}
