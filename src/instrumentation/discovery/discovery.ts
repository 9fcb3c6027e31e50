import { labelName, oneOf, selector, writeMatcher, type LabelMatcher } from '@/promql/label-matcher';
import { histogramCount, labelled, rate, sumBy } from '@/promql/expression';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import { metricsOf } from '@/instrumentation/conventions/convention';
import { CONVENTIONS } from '@/instrumentation/conventions/conventions';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { EXCLUDED_METRICS } from '@/instrumentation/excluded-metrics';
import { GUESSED_BUCKETS, GUESSED_METRICS } from '@/instrumentation/guess/guessed-names';
import { lastSeen, LOOKBACK } from '@/instrumentation/last-seen';
import { PREFIXED_METRICS } from '@/instrumentation/conventions/prefixed';
import { PROCESS_METRICS } from '@/instrumentation/system/process-metrics';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { STATUS_LABELS } from '@/instrumentation/conventions/status-vocabulary';

/** The rate window while the scrape interval is not known; seconds. Long enough for scrapes once a minute. */
export const RATE_WINDOW = 300;

const CLASSIC_NAME = /^[a-zA-Z_:][\w:]*$/;

/** A quoted label is a parse error before Prometheus 3. */
export const CLASSIC_STATUS_LABELS: readonly string[] = STATUS_LABELS.filter((label) => CLASSIC_NAME.test(label));

const TOLD_LABELS = ['quantile', 'reporter', ...CLASSIC_STATUS_LABELS];

/** The parts of the answer that name silent jobs, and jobs with an instance that is scraped several times. */
const SILENT_PART = '3';
const TWICE_PART = '4';
const SILENT = `count by (job) (last_over_time({__name__=~"up|target_info",job!=""}[${LOOKBACK}])) unless on (job) (up == 1 or target_info)`;
const TWICE = 'count by (job) (count by (job, instance) (up) > 1)';

/**
 * One instant query for the known metrics that each job exposes, and the values of their status labels. Only the `+Inf`
 * bucket of each histogram is read, because buckets are most of the series of a large server, and one is enough to know
 * the histogram.
 *
 * Without `silent` the answer also names the jobs that no longer answer; with them, the query reads what those exposed
 * within the last 15 minutes.
 */
export function discoveryExpr(silent: readonly string[] = []): string {
  const { plain, buckets } = knownNames();
  const ofJobs = silent.length === 0 ? 'job!=""' : writeMatcher(oneOf('job', silent));
  const read = (names: readonly string[], more: string) =>
    lastSeen(`{__name__=~${quote(names.join('|'))},${ofJobs},${more}}`, silent.length > 0);
  const parts = [
    `count by (${LABELS}) (${read([...plain, PROCESS_METRICS, 'up', 'target_info'], 'le=""')})`,
    `count by (${LABELS}) (${read(UNKNOWN_NAMES, `__name__!~${quote(plain.join('|'))},${OTHERS},le=""`)})`,
    `count by (__name__, job) (${read([...buckets, GUESSED_BUCKETS], `${OTHERS},le="+Inf"`)})`,
    ...(silent.length === 0 ? [SILENT, TWICE] : []),
  ];
  // `or` ignores metric names, so without a label of their own the parts would hide one another.
  return parts.map((part, i) => labelled(part, 'part', String(i))).join(' or ');
}

/**
 * The metric names of the conventions, as regular expressions. Without those with dots, all of which also match the
 * patterns for guesses: with them the query would be longer than VictoriaMetrics accepts.
 */
export function knownNames(): { plain: string[]; buckets: string[] } {
  // A sum tells nothing that its count does not.
  const known = [...new Set(CONVENTIONS.flatMap(metricsOf))].filter(
    (name) => CLASSIC_NAME.test(name) && !name.endsWith('_sum'),
  );
  const isBucket = (name: string) => name.endsWith('_bucket');
  return { plain: known.filter((name) => !isBucket(name)), buckets: known.filter(isBucket) };
}

export const LABELS = ['__name__', 'job', ...TOLD_LABELS].map(labelName).join(', ');
export const UNKNOWN_NAMES = [PREFIXED_METRICS, GUESSED_METRICS];
export const OTHERS = `__name__!~${quote(EXCLUDED_METRICS)}`;

/** The jobs of an answer that had samples within the last 15 minutes and do not answer now. */
export function silentJobs(samples: readonly Sample[]): string[] {
  return jobsIn(samples, SILENT_PART);
}

const jobsIn = (samples: readonly Sample[], part: string) =>
  samples.flatMap(({ labels }) => (labels['part'] === part ? (labels['job'] ?? []) : []));

/** With so many of one metric a server takes longer to evaluate it than to answer one more request. */
const MANY_SERIES = 5000;

/** Every job of a discovery answer, by name. */
export function discoveredServices(samples: readonly Sample[]): DiscoveredService[] {
  const found = new Map<string, { exposed: Set<string>; labels: Map<string, Map<string, Set<string>>> }>();
  const large = new Set<string>();
  for (const { labels, value } of samples) {
    const { job, __name__: name } = labels;
    if (!job || !name) continue;
    if (value >= MANY_SERIES) large.add(job);
    const { exposed, labels: known } = found.get(job) ?? {
      exposed: new Set<string>(),
      labels: new Map<string, Map<string, Set<string>>>(),
    };
    found.set(job, { exposed: exposed.add(name), labels: known });
    // The labels of a name outside the classic alphabet could not be asked for.
    if (CLASSIC_NAME.test(name)) learn(known, name, labels);
  }
  const silent = new Set(silentJobs(samples));
  const twice = new Set(jobsIn(samples, TWICE_PART));
  return [...found]
    .map(([service, of]) => ({
      service,
      ...of,
      isSilent: silent.has(service),
      isScrapedTwice: twice.has(service),
      ...(large.has(service) && { isLarge: true }),
    }))
    .toSorted((a, b) => a.service.localeCompare(b.service));
}

function learn(known: Map<string, Map<string, Set<string>>>, metric: string, labels: Sample['labels']): void {
  const values = known.get(metric) ?? new Map<string, Set<string>>();
  known.set(metric, values);
  for (const label of TOLD_LABELS) {
    const value = labels[label];
    if (value) values.set(label, (values.get(label) ?? new Set()).add(value));
  }
}

/**
 * Requests per second of each service, by the counter that its profile reads; null where none of them counts requests.
 */
export function busiestExpr(profiles: readonly ServiceProfile[]): string | null {
  const jobs = new Map<
    string,
    { metric: string; services: string[]; matchers: readonly LabelMatcher[]; isHistogram: boolean }
  >();
  for (const { service, requests } of profiles) {
    if (requests === null) continue;
    const { metric, matchers, isHistogram = false } = requests;
    // Two services may share a counter but not its matchers, or have it as counter and as native histogram.
    const key = `${metric} ${isHistogram} ${matchers.map(writeMatcher).join()}`;
    jobs.set(key, { metric, services: [...(jobs.get(key)?.services ?? []), service], matchers, isHistogram });
  }
  // `or`, not one regular expression: a rate over two names that share their labels is refused by Prometheus.
  const parts = [...jobs.values()].map(({ metric, services, matchers, isHistogram }) => {
    const received = rate(selector(metric, [oneOf('job', services), ...matchers]), RATE_WINDOW);
    return sumBy(['job'], isHistogram ? histogramCount(received) : received);
  });
  return parts.length === 0 ? null : parts.join(' or ');
}

/**
 * The service to open on, by the answer to `busiestExpr`: the one with most requests; applications before
 * infrastructure, and services without requests last.
 */
export function busiestService(profiles: readonly ServiceProfile[], rates: readonly Sample[]): string | null {
  const rateOf = new Map(rates.map(({ labels, value }) => [labels['job'] ?? '', value]));
  const rank = ({ role, requests }: ServiceProfile) => (requests === null ? 0 : role === 'infrastructure' ? 1 : 2);
  const received = ({ service }: ServiceProfile) => rateOf.get(service) ?? 0;
  return profiles.toSorted((a, b) => rank(b) - rank(a) || received(b) - received(a))[0]?.service ?? null;
}
