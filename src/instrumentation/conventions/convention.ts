import type { LabelMatcher } from '@/promql/label-matcher';
import type {
  DurationUnit,
  InProgress,
  MetricUse,
  RateWindows,
  ServiceProfile,
} from '@/instrumentation/service-profile';

/**
 * The metric names that a service exposes, as far as discovery queried them; histograms by their `_bucket`, `_count`,
 * `_sum`.
 */
export type ExposedMetrics = ReadonlySet<string>;

/** The parts of a profile about requests; those about the process are the same for every convention. */
export type RequestProfile = Pick<
  ServiceProfile,
  'recognition' | 'role' | 'requests' | 'errors' | 'inProgress' | 'duration' | 'windows'
>;

/**
 * One way of naming metrics of requests, as data. To support another: a file like its siblings, and an entry in
 * `CONVENTIONS`.
 *
 * Labels are candidates in order; the first one that the metric carries is taken, and the first of all until its labels
 * are known.
 */
export type Convention = {
  /** The library or program whose names these are, in words for the reader. */
  name: string;
  role?: ServiceProfile['role'];
  /** The counter of requests, which a service of this convention must expose. */
  requests: {
    metric: string;
    matchers?: readonly LabelMatcher[];
    endpoint?: readonly string[];
    method?: readonly string[];
  };
  /** Metrics of which a service must also expose at least one, where several conventions share the counter. */
  toldBy?: readonly string[];
  /**
   * Labels that the counter must have, where several conventions share its name. Until its labels are known the
   * convention does not apply.
   */
  toldByLabels?: readonly string[];
  /**
   * A label by which the same request is counted several times: one value of it is read, the first of `prefer` that
   * there is.
   */
  pin?: { label: string; prefer: readonly string[] };
  errors?: StatusLabels | SeparateErrors;
  /** In order of preference; the first that is exposed is taken. */
  durations?: readonly DurationSpec[];
  inProgress?: readonly InProgressSpec[];
  windows?: Partial<RateWindows>;
  /** What the reader should know about its numbers, as sentences. */
  warnings?: readonly string[];
};

/** Failures told by a label of the counter of requests, or of `metric` where another counter carries it. */
export type StatusLabels = {
  labels: readonly string[];
  metric?: string;
  /** For 4xx where `labels` has no word for it. */ clientLabels?: readonly string[];
};

/** Failures counted by counters of their own, told apart by the same label as requests where they carry it. */
export type SeparateErrors = { serverErrors: CounterSpec; clientErrors: CounterSpec | null };

type CounterSpec = { metric: string; matchers?: readonly LabelMatcher[] };

/**
 * `endpointIfSeen`: labels that only some services have on it, so that none of them is taken before its labels are
 * known. `byEndpoint`: another metric of the same kind, for where this one does not tell endpoints apart. `isGauge`:
 * its value is itself a mean.
 */
export type DurationSpec = {
  base: string;
  unit: DurationUnit;
  matchers?: readonly LabelMatcher[];
  endpoint?: readonly string[];
  endpointIfSeen?: readonly string[];
  byEndpoint?: { base: string; endpoint: string };
  isGauge?: boolean;
};

export type InProgressSpec = Pick<InProgress, 'metric'> & { minus?: string; matchers?: readonly LabelMatcher[] };

/** Every metric that a convention may read; discovery asks for exactly these. */
export function metricsOf({ requests, toldBy = [], errors, durations = [], inProgress = [] }: Convention): string[] {
  const ofErrors: readonly (MetricUse['metric'] | undefined)[] =
    errors === undefined
      ? []
      : 'labels' in errors
        ? [errors.metric]
        : [errors.serverErrors.metric, errors.clientErrors?.metric];
  const ofDurations = durations
    .flatMap(({ base, byEndpoint }) => [base, ...(byEndpoint ? [byEndpoint.base] : [])])
    .flatMap(partsOf);
  const ofProgress = inProgress.flatMap(({ metric, minus }) => [metric, minus]);
  return [...new Set([requests.metric, ...toldBy, ...ofErrors, ...ofDurations, ...ofProgress])].filter(
    (name) => name !== undefined,
  );
}

/** The names under which a histogram or summary may be exposed. */
const partsOf = (base: string) => [base, `${base}_bucket`, `${base}_count`, `${base}_sum`];
