import { escapeRegex } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import { applyConvention, DEFAULT_WINDOWS } from './apply-convention';
import { metricsOf, type RequestProfile } from './convention';
import { CONVENTIONS } from './conventions';
import { PROCESS_METRICS, processProfile } from './process-metrics';
import type { DiscoveredService } from './discovered-service';
import type { ServiceProfile } from './service-profile';

/** A service that went silent this long ago is still one that can be chosen: the dead ones are those that are looked for. */
const LOOKBACK = '15m';

/**
 * One instant query that tells which job exposes which of the known metrics. Asked by exact names: counting every name of a server of
 * 140,000 series takes 4 s, these a few milliseconds.
 */
export function discoveryExpr(): string {
  const names = [...new Set(CONVENTIONS.flatMap(metricsOf))].map(escapeRegex);
  return `count by (__name__, job) (last_over_time({__name__=~${quote([...names, PROCESS_METRICS].join('|'))},job!=""}[${LOOKBACK}]))`;
}

/** Requests per second of each job, to open on the busiest one. */
export function busiestExpr(): string {
  const requests = CONVENTIONS.map((c) => c.requests.metric);
  // `or`, not one regular expression: a rate over two names that share their labels is refused by Prometheus.
  return requests.map((name) => `sum by (job) (rate(${name}{job!=""}[5m]))`).join(' or ');
}

/** The services of a discovery answer that tell about requests, by name. */
export function discoveredServices(samples: readonly Sample[]): DiscoveredService[] {
  const exposedBy = new Map<string, Set<string>>();
  for (const { labels } of samples) {
    const { job, __name__: name } = labels;
    if (!job || !name) continue;
    const exposed = exposedBy.get(job) ?? new Set<string>();
    exposedBy.set(job, exposed.add(name));
  }
  return [...exposedBy]
    .map(([service, exposed]) => ({ service, exposed }))
    .filter(({ exposed }) => CONVENTIONS.some((c) => exposed.has(c.requests.metric)))
    .toSorted((a, b) => a.service.localeCompare(b.service));
}

/** What the metrics of a service mean. A service of no known convention has its process side only. */
export function profileOf(discovered: DiscoveredService): ServiceProfile {
  const { service, exposed } = discovered;
  const known = CONVENTIONS.flatMap((convention) => applyConvention(convention, discovered) ?? []);
  const [best = NOT_RECOGNISED] = known.toSorted((a, b) => b.recognition.score - a.recognition.score);
  return { service, ...best, excluded: [], counters: [], ...processProfile(exposed) };
}

const NOT_RECOGNISED: RequestProfile = {
  recognition: { kind: 'none', name: 'not recognised', score: 0, evidence: [], warnings: [] },
  role: 'application',
  requests: null,
  errors: null,
  duration: null,
  inProgress: null,
  windows: DEFAULT_WINDOWS,
};

/** The service with most requests, by the answer to `busiestExpr`; the first by name where none is counted yet. */
export function busiestService(services: readonly DiscoveredService[], rates: readonly Sample[]): string | null {
  const known = new Set(services.map((s) => s.service));
  const best = rates.filter((r) => known.has(r.labels['job'] ?? '')).toSorted((a, b) => b.value - a.value)[0];
  return best?.labels['job'] ?? services[0]?.service ?? null;
}
