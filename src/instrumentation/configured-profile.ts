import type { LabelMatcher } from '@/promql/label-matcher';
import type { DurationKind, Durations, DurationUnit, ErrorSource, RequestCounter, ServiceProfile } from './service-profile';

/**
 * How a service is instrumented, as a person says it: the parts that are given win, the others are found as ever. Labels that are left out
 * are those that the metric does not have.
 */
export type ConfiguredProfile = {
  service: string;
  requests?: { metric: string; matchers?: readonly LabelMatcher[]; endpoint?: string; method?: string; busiest?: number };
  /** Either a status label with what its values mean, or counters of their own. `metric` absent: the counter of requests. */
  errors?: {
    metric?: string;
    matchers?: readonly LabelMatcher[];
    label?: string;
    serverError?: string;
    clientError?: string;
    serverErrors?: string;
    clientErrors?: string;
    endpoint?: string;
  };
  duration?: { base: string; kind: DurationKind; unit?: DurationUnit; matchers?: readonly LabelMatcher[]; endpoint?: string; quantiles?: readonly string[] };
  inProgress?: { metric: string; matchers?: readonly LabelMatcher[]; minus?: string };
  /** Anchored regular expressions of endpoints that are not traffic; empty: all are. */
  excluded?: readonly string[];
};

/** The profile with what a person says in place of what was found. */
export function withConfigured(found: ServiceProfile, configured: ConfiguredProfile): ServiceProfile {
  const { requests, inProgress } = configured;
  const duration = durationsOf(configured.duration) ?? found.duration;
  const counter = requests ? counterOf(requests, duration) : found.requests;
  const given = PARTS.filter((part) => configured[part] !== undefined);
  return {
    ...found,
    requests: counter,
    errors: configured.errors ? failuresOf(configured.errors, counter, found.errors) : amongThese(found.errors, counter),
    duration,
    excluded: configured.excluded ?? found.excluded,
    inProgress: inProgress ? { metric: inProgress.metric, matchers: inProgress.matchers ?? [], minus: inProgress.minus ?? null } : found.inProgress,
    recognition: {
      ...found.recognition,
      kind: 'configured',
      name: `what was given by hand${found.requests === null || given.length === PARTS.length ? '' : `, and ${found.recognition.name}`}`,
      score: 1,
      evidence: [`Given by hand: ${given.map((part) => PART_NAMES[part]).join(', ')}.`, ...(given.length === PARTS.length ? [] : found.recognition.evidence)],
    },
  };
}

/** The same, by the entry of a configuration that is about this service, if there is one. */
export function asConfigured(found: ServiceProfile, configured: readonly ConfiguredProfile[]): ServiceProfile {
  const own = configured.find(({ service }) => service === found.service);
  return own === undefined ? found : withConfigured(found, own);
}

const PARTS = ['requests', 'errors', 'duration', 'inProgress', 'excluded'] as const;

const PART_NAMES: Readonly<Record<(typeof PARTS)[number], string>> = { requests: 'requests', errors: 'failures', duration: 'durations', inProgress: 'what is under way', excluded: 'what is not traffic' };

type Given<Part extends keyof ConfiguredProfile> = NonNullable<ConfiguredProfile[Part]>;

function durationsOf(given: ConfiguredProfile['duration']): Durations | null {
  if (given === undefined) return null;
  const { kind, base, matchers = [], unit = 'seconds', endpoint = null, quantiles = [] } = given;
  return { kind, base, matchers, unit, endpoint, quantiles, byEndpoint: null };
}

/** That a counter is a native histogram nobody has to say twice. */
function counterOf(given: Given<'requests'>, duration: Durations | null): RequestCounter {
  const { metric, matchers = [], endpoint = null, method = null, busiest = null } = given;
  return { metric, matchers, endpoint, method, busiest, ...(duration?.kind === 'native-histogram' && duration.base === metric && { isHistogram: true }) };
}

/** Failures that were found by a label of the counter that is given are among the requests that it is given with, and no others. */
function amongThese(found: ServiceProfile['errors'], counter: ServiceProfile['requests']): ServiceProfile['errors'] {
  if (found?.source.kind !== 'status-label' || found.source.metric !== counter?.metric) return found;
  return { source: { ...found.source, matchers: counter.matchers }, endpoint: counter.endpoint, clientEndpoint: counter.endpoint };
}

function failuresOf(given: Given<'errors'>, counter: ServiceProfile['requests'], found: ServiceProfile['errors']): ServiceProfile['errors'] {
  const source = sourceOf(given, counter);
  const endpoint = given.endpoint ?? (source?.kind === 'status-label' && given.metric === undefined ? (counter?.endpoint ?? null) : null);
  // A counter of 4xx may name endpoints otherwise than that of 5xx, or not at all, which a person cannot say.
  const isApart = source?.kind === 'separate-counters' && found?.source.kind === source.kind;
  return source && { source, endpoint, clientEndpoint: isApart ? found.clientEndpoint : endpoint };
}

function sourceOf(given: Given<'errors'>, counter: ServiceProfile['requests']): ErrorSource | null {
  const { label, serverError = '5..', serverErrors, clientErrors, matchers = counter?.matchers ?? [] } = given;
  // Who words failures otherwise than by codes may have no word for the faults of clients.
  const clientError = given.clientError ?? (given.serverError === undefined ? '4..' : null);
  const metric = given.metric ?? counter?.metric;
  if (serverErrors !== undefined) {
    return { kind: 'separate-counters', serverErrors: { metric: serverErrors, matchers }, clientErrors: clientErrors === undefined ? null : { metric: clientErrors, matchers } };
  }
  if (label === undefined || metric === undefined) return null;
  const isHistogram = metric === counter?.metric && counter.isHistogram;
  return { kind: 'status-label', metric, matchers, ...(isHistogram && { isHistogram }), serverError: { label, pattern: serverError }, clientError: clientError === null ? null : { label, pattern: clientError } };
}

/** The metrics that a person names; `where` as it stands in the configuration. Counters of failures may be absent because nothing ever failed. */
export function configuredMetrics({ requests, errors, duration, inProgress }: ConfiguredProfile): { where: string; metric: string }[] {
  const counted = duration && (duration.kind === 'classic-histogram' ? `${duration.base}_bucket` : duration.kind === 'sum-and-count' ? `${duration.base}_count` : duration.base);
  const named: readonly [string, string | undefined][] = [
    ['requests.metric', requests?.metric],
    ['errors.metric', errors?.metric],
    ['duration.base', counted],
    ['inProgress.metric', inProgress?.metric],
    ['inProgress.minus', inProgress?.minus],
  ];
  return named.flatMap(([where, metric]) => (metric === undefined ? [] : [{ where, metric }]));
}
