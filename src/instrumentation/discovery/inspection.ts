import { labelled } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import { grouped } from '@/prometheus/grouped';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { observedMetric } from '@/instrumentation/duration-kind';
import { guessedCounters, guessedFailures, guessedSummaries } from '@/instrumentation/guess/guessed-names';
import { lastSeen, LOOKBACK } from '@/instrumentation/last-seen';
import { requestProfiles } from '@/instrumentation/profile-of';

/** So many of the busiest series of each metric are read; labels that only rarely used series have do not matter. */
const SAMPLES = 20;

/**
 * The label with the metric of each sample; needed because `or` ignores metric names, and two metrics may have the same
 * labels.
 */
const METRIC_LABEL = 'inspected';

/** At most so many metrics of a job are inspected. */
const MOST_METRICS = 12;

/**
 * The busiest series of every metric that may count requests or durations, in one instant query; null where there is
 * nothing to look at.
 */
export function inspectionExpr(service: DiscoveredService): string | null {
  const parts = metricsToInspect(service).map(({ metric, isNative, isSummary = false }) => {
    const matchers: LabelMatcher[] = [
      { name: 'job', op: '=', value: service.service },
      ...(isSummary ? [{ name: 'quantile', op: '!=', value: '' } as const] : []),
    ];
    const selected = selector(metric, matchers);
    // `topk` cannot rank histograms, and before Prometheus 3 neither can it their `last_over_time`; the number of
    // samples is good enough for labels.
    const ranked = isNative ? `count_over_time(${selected}[${LOOKBACK}])` : lastSeen(selected, service.isSilent);
    return labelled(`topk(${SAMPLES}, ${ranked})`, METRIC_LABEL, metric);
  });
  return parts.length === 0 ? null : parts.join(' or ');
}

type Inspected = { metric: string; isNative: boolean; isSummary?: boolean };

function metricsToInspect(service: DiscoveredService): Inspected[] {
  const found = new Map<string, boolean>();
  let isGuessed = false;
  for (const { requests, errors, duration, recognition } of requestProfiles(service)) {
    if (requests) found.set(requests.metric, requests.isHistogram === true);
    if (duration) found.set(observedMetric(duration.base, duration.kind), duration.kind === 'native-histogram');
    if (duration?.kind === 'summary') found.set(duration.base, false);
    if (errors?.source.kind === 'separate-counters') {
      for (const counter of [errors.source.serverErrors, errors.source.clientErrors])
        if (counter && service.exposed.has(counter.metric)) found.set(counter.metric, false);
    }
    isGuessed ||= recognition.kind === 'heuristic';
  }
  const recognised = [...found].map(([metric, isNative]) => ({ metric, isNative }));
  return (
    isGuessed || found.size === 0
      ? [...recognised, ...metricsToGuess(service).filter(({ metric }) => !found.has(metric))]
      : recognised
  ).slice(0, MOST_METRICS);
}

/** The metrics that a guess needs: counters, counters of failures, and the quantiles of possible summaries. */
function metricsToGuess(service: DiscoveredService): Inspected[] {
  const counters = guessedCounters(service);
  const failures = counters.flatMap((metric) => {
    const { server, client } = guessedFailures(metric, service);
    return [server, client].filter((name) => name !== null);
  });
  const named = [...new Set([...counters, ...failures])].map((metric) => ({ metric, isNative: false }));
  return [...named, ...guessedSummaries(service).map((metric) => ({ metric, isNative: false, isSummary: true }))];
}

/** The service with all labels of the inspected metrics, and with metrics that discovery had not queried. */
export function inspectedService(service: DiscoveredService, samples: readonly Sample[]): DiscoveredService {
  const labels = new Map(
    [...(service.labels ?? [])].map(([metric, known]) => [
      metric,
      new Map([...known].map(([label, values]) => [label, new Set(values)])),
    ]),
  );
  for (const { labels: found } of samples.toSorted((a, b) => b.value - a.value)) {
    const metric = found[METRIC_LABEL];
    if (metric === undefined) continue;
    const known = labels.get(metric) ?? new Map<string, Set<string>>();
    labels.set(metric, known);
    for (const [label, value] of Object.entries(found)) {
      if (!SERVER_LABELS.has(label) && value !== '') known.set(label, (known.get(label) ?? new Set()).add(value));
    }
  }
  return { ...service, exposed: new Set([...service.exposed, ...labels.keys()]), labels, isInspected: true };
}

/**
 * The counts of histograms and summaries that have never observed anything: the busiest series of each are looked at,
 * so where those are 0 all are.
 */
export function neverObserved(samples: readonly Sample[]): string[] {
  const of = grouped(samples, ({ labels }) => labels[METRIC_LABEL] ?? '');
  return [...of].flatMap(([metric, looked]) =>
    metric.endsWith('_count') && looked.every(({ value }) => value === 0) ? metric : [],
  );
}

/** Whether a metric that was looked at has counted anything. */
export const hasCounted = (samples: readonly Sample[], metric: string) =>
  samples.some(({ labels, value }) => labels[METRIC_LABEL] === metric && value > 0);

/** The instance with the busiest series of a metric that was looked at; null where no sample tells one. */
export function busiestInstance(samples: readonly Sample[], metric: string): string | null {
  const of = samples.filter(({ labels }) => labels[METRIC_LABEL] === metric);
  return of.toSorted((a, b) => b.value - a.value)[0]?.labels['instance'] ?? null;
}

/** Labels that come from Prometheus or the query, not from the service. */
const SERVER_LABELS: ReadonlySet<string> = new Set(['__name__', 'job', 'instance', METRIC_LABEL]);
