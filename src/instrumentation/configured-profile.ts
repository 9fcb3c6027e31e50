import type { LabelMatcher } from '@/promql/label-matcher';
import type {
  DurationKind,
  Durations,
  DurationUnit,
  ErrorSource,
  RequestCounter,
  ServiceProfile,
} from './service-profile';

/**
 * How a service is instrumented, by configuration: parts that are given replace what is recognised, the others are
 * recognised as usual. A label that is left out of a given part means that the metric does not have one.
 */
export type ConfiguredProfile = {
  service: string;
  requests?: {
    metric: string;
    matchers?: readonly LabelMatcher[];
    endpoint?: string;
    method?: string;
    busiest?: number;
  };
  /**
   * Either a status label with what its values mean, or counters of their own. `metric` absent: the counter of
   * requests.
   */
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
  duration?: {
    base: string;
    kind: DurationKind;
    unit?: DurationUnit;
    matchers?: readonly LabelMatcher[];
    endpoint?: string;
    quantiles?: readonly string[];
  };
  inProgress?: { metric: string; matchers?: readonly LabelMatcher[]; minus?: string };
  /** Anchored regular expressions of endpoints that are not traffic; empty: all are. */
  excluded?: readonly string[];
};

/** The profile with its configured parts in place of the recognised ones. */
export function withConfigured(found: ServiceProfile, configured: ConfiguredProfile): ServiceProfile {
  const { requests, inProgress } = configured;
  const duration = durationsOf(configured.duration) ?? found.duration;
  const counter = requests ? counterOf(requests, duration) : found.requests;
  const given = PARTS.filter((part) => configured[part] !== undefined);
  return {
    ...found,
    requests: counter,
    errors: configured.errors
      ? failuresOf(configured.errors, counter, found.errors)
      : amongThese(found.errors, counter),
    duration,
    excluded: configured.excluded ?? found.excluded,
    inProgress: inProgress
      ? { metric: inProgress.metric, matchers: inProgress.matchers ?? [], minus: inProgress.minus ?? null }
      : found.inProgress,
    recognition: {
      ...found.recognition,
      kind: 'configured',
      name: `what was given by hand${found.requests === null || given.length === PARTS.length ? '' : `, and ${found.recognition.name}`}`,
      score: 1,
      evidence: [
        `Given by hand: ${given.map((part) => PART_NAMES[part]).join(', ')}.`,
        ...(given.length === PARTS.length ? [] : found.recognition.evidence),
      ],
    },
  };
}

/** The same, by the entry of a configuration that is about this service, if there is one. */
export function asConfigured(found: ServiceProfile, configured: readonly ConfiguredProfile[]): ServiceProfile {
  const own = configured.find(({ service }) => service === found.service);
  return own === undefined ? found : withConfigured(found, own);
}

const PARTS = ['requests', 'errors', 'duration', 'inProgress', 'excluded'] as const;

const PART_NAMES: Readonly<Record<(typeof PARTS)[number], string>> = {
  requests: 'requests',
  errors: 'failures',
  duration: 'durations',
  inProgress: 'what is under way',
  excluded: 'what is not traffic',
};

type Given<Part extends keyof ConfiguredProfile> = NonNullable<ConfiguredProfile[Part]>;

function durationsOf(given: ConfiguredProfile['duration']): Durations | null {
  if (given === undefined) return null;
  const { kind, base, matchers = [], unit = 'seconds', endpoint = null, quantiles = [] } = given;
  return { kind, base, matchers, unit, endpoint, quantiles, byEndpoint: null };
}

/** A counter is a native histogram where the configured durations say so. */
function counterOf(given: Given<'requests'>, duration: Durations | null): RequestCounter {
  const { metric, matchers = [], endpoint = null, method = null, busiest = null } = given;
  return {
    metric,
    matchers,
    endpoint,
    method,
    busiest,
    ...(duration?.kind === 'native-histogram' && duration.base === metric && { isHistogram: true }),
  };
}

/** Recognised failures that are read from the configured counter get its matchers and endpoint label too. */
function amongThese(found: ServiceProfile['errors'], counter: ServiceProfile['requests']): ServiceProfile['errors'] {
  if (found?.source.kind !== 'status-label' || found.source.metric !== counter?.metric) return found;
  return {
    source: { ...found.source, matchers: counter.matchers },
    endpoint: counter.endpoint,
    clientEndpoint: counter.endpoint,
  };
}

function failuresOf(
  given: Given<'errors'>,
  counter: ServiceProfile['requests'],
  found: ServiceProfile['errors'],
): ServiceProfile['errors'] {
  const source = sourceOf(given, counter);
  const endpoint =
    given.endpoint ??
    (source?.kind === 'status-label' && given.metric === undefined ? (counter?.endpoint ?? null) : null);
  // The counter of 4xx may have another endpoint label than that of 5xx, or none, which the configuration cannot
  // express.
  const isApart = source?.kind === 'separate-counters' && found?.source.kind === source.kind;
  return source && { source, endpoint, clientEndpoint: isApart ? found.clientEndpoint : endpoint };
}

function sourceOf(given: Given<'errors'>, counter: ServiceProfile['requests']): ErrorSource | null {
  const { label, serverError = '5..', serverErrors, clientErrors, matchers = counter?.matchers ?? [] } = given;
  // A status label with other words than codes may have none for 4xx.
  const clientError = given.clientError ?? (given.serverError === undefined ? '4..' : null);
  const metric = given.metric ?? counter?.metric;
  if (serverErrors !== undefined) {
    return {
      kind: 'separate-counters',
      serverErrors: { metric: serverErrors, matchers },
      clientErrors: clientErrors === undefined ? null : { metric: clientErrors, matchers },
    };
  }
  if (label === undefined || metric === undefined) return null;
  const isHistogram = metric === counter?.metric && counter.isHistogram;
  return {
    kind: 'status-label',
    metric,
    matchers,
    ...(isHistogram && { isHistogram }),
    serverError: { label, pattern: serverError },
    clientError: clientError === null ? null : { label, pattern: clientError },
  };
}

/** A metric with its path in the configuration. */
export type ConfiguredMetric = { where: string; metric: string };

/** The configured metrics. Without counters of failures, which may be absent because nothing ever failed. */
export function configuredMetrics({ requests, errors, duration, inProgress }: ConfiguredProfile): ConfiguredMetric[] {
  const counted =
    duration &&
    (duration.kind === 'classic-histogram'
      ? `${duration.base}_bucket`
      : duration.kind === 'sum-and-count'
        ? `${duration.base}_count`
        : duration.base);
  const named: readonly [string, string | undefined][] = [
    ['requests.metric', requests?.metric],
    ['errors.metric', errors?.metric],
    ['duration.base', counted],
    ['inProgress.metric', inProgress?.metric],
    ['inProgress.minus', inProgress?.minus],
  ];
  return named.flatMap(([where, metric]) => (metric === undefined ? [] : [{ where, metric }]));
}
