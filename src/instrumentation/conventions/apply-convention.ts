import type { LabelMatcher } from '@/promql/label-matcher';
import { labelOf, valuesOf, type DiscoveredService } from '@/instrumentation/discovered-service';
import { durationKind, observedMetric } from '@/instrumentation/duration-kind';
import type {
  DurationKind,
  Durations,
  ErrorSource,
  Failures,
  InProgress,
  MetricUse,
  RateWindows,
  RequestCounter,
  StatusTest,
} from '@/instrumentation/service-profile';
import type { Convention, DurationSpec, RequestProfile, SeparateErrors, StatusLabels } from './convention';
import { STATUS_CODES, STATUS_LABELS, vocabularyOf, type StatusVocabulary } from './status-vocabulary';

/**
 * One minute for traffic and CPU, to show changes quickly; five for ratios and quantiles, which would jump over one,
 * and for which most alerting rules use five. Seconds.
 */
export const DEFAULT_WINDOWS: RateWindows = { traffic: 60, errors: 300, latency: 300, cpu: 60 };

/** The weight of each part in the score. */
const WEIGHTS = { requests: 0.4, errors: 0.25, duration: 0.25, endpoint: 0.1 };

/** The profile of a service by a convention; null where the service does not follow it. */
export function applyConvention(convention: Convention, service: DiscoveredService): RequestProfile | null {
  if (!isTold(convention, service)) return null;
  const { endpoint = [], method = [] } = convention.requests;
  const counter = counterOf(convention, service);
  const { metric } = counter;
  const matchers = [...(convention.requests.matchers ?? []), ...pinned(convention, service)];
  const requests = {
    ...counter,
    matchers,
    endpoint: labelOf(service, metric, endpoint),
    method: labelOf(service, metric, method),
    busiest: null,
  };
  const errors = failuresOf(convention, service, requests);
  const duration = durationsOf(convention, service);
  const found = {
    requests: true,
    errors: errors !== null,
    duration: duration !== null,
    endpoint: requests.endpoint !== null,
  };
  return {
    recognition: {
      kind: 'convention',
      name: convention.name,
      score: sumOf(found),
      evidence: [],
      problems: [],
      warnings: [
        ...(convention.warnings ?? []),
        ...pinned(convention, service).map(
          ({ name, value }) => `Every ${name} counts the same request again: only ${name}="${value}" is read.`,
        ),
      ],
    },
    role: convention.role ?? 'application',
    requests,
    errors,
    duration,
    inProgress: inProgressOf(convention, service),
    windows: { ...DEFAULT_WINDOWS, ...convention.windows },
  };
}

const sumOf = (found: Readonly<Record<keyof typeof WEIGHTS, boolean>>) =>
  (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce((sum, part) => sum + (found[part] ? WEIGHTS[part] : 0), 0);

/** The counter of requests; for a native histogram, which has no `_count`, the histogram itself. */
function counterOf({ requests: { metric } }: Convention, { exposed }: DiscoveredService): Omit<MetricUse, 'matchers'> {
  const base = metric.replace(/_count$/, '');
  return base !== metric && durationKind(base, exposed) === 'native-histogram'
    ? { metric: base, isHistogram: true }
    : { metric };
}

/**
 * The matcher for one of several label values that each count every request; empty where there is only one value, or
 * none is known.
 */
function pinned({ requests, pin }: Convention, service: DiscoveredService): LabelMatcher[] {
  const values = pin ? [...(valuesOf(service, requests.metric, pin.label) ?? [])] : [];
  const value = pin?.prefer.find((preferred) => values.includes(preferred)) ?? values[0];
  return pin && value !== undefined && values.length > 1 ? [{ name: pin.label, op: '=', value }] : [];
}

function isTold(convention: Convention, service: DiscoveredService): boolean {
  const { toldBy, toldByLabels = [], errors } = convention;
  const { exposed } = service;
  const { metric } = counterOf(convention, service);
  if (!exposed.has(metric)) return false;
  if (toldBy && !toldBy.some((name) => exposed.has(name))) return false;
  const known = service.labels?.get(metric);
  // Only its labels identify the library; until they are known, the plain conventions read the same metrics.
  if (toldByLabels.length > 0 && (service.isInspected !== true || !toldByLabels.every((label) => known?.has(label))))
    return false;
  if (errors === undefined || 'labels' in errors) return true;
  // Where the counter of requests carries a status and no counter of failures was seen, this is another convention.
  const counted = [errors.serverErrors, errors.clientErrors].some((spec) => spec !== null && exposed.has(spec.metric));
  return counted || !STATUS_LABELS.some((label) => vocabularyOf(known?.get(label) ?? [], label) !== null);
}

function failuresOf(
  { requests: spec, errors }: Convention,
  service: DiscoveredService,
  { endpoint, ...counter }: RequestCounter,
): Failures | null {
  if (errors === undefined) return null;
  if (!('labels' in errors)) return separateFailures(errors, { endpoint, ...counter }, service);
  const { matchers, isHistogram } = counter;
  const metric = errors.metric ?? counter.metric;
  const source = statusSource(
    errors,
    { metric, matchers, ...(isHistogram && metric === counter.metric ? { isHistogram } : {}) },
    service,
  );
  const label = metric === counter.metric ? endpoint : labelOf(service, metric, spec.endpoint ?? []);
  return source && { source, endpoint: label, clientEndpoint: label };
}

function separateFailures(
  { serverErrors, clientErrors }: SeparateErrors,
  requests: RequestCounter,
  service: DiscoveredService,
): Failures {
  const pinnedTo = ({ metric, matchers = [] }: SeparateErrors['serverErrors']) => ({
    metric,
    matchers: [...requests.matchers, ...matchers],
  });
  const endpointOf = (spec: SeparateErrors['clientErrors']) =>
    spec && labelOf(service, spec.metric, requests.endpoint === null ? [] : [requests.endpoint]);
  return {
    source: {
      kind: 'separate-counters',
      serverErrors: pinnedTo(serverErrors),
      clientErrors: clientErrors && pinnedTo(clientErrors),
    },
    endpoint: endpointOf(serverErrors),
    clientEndpoint: endpointOf(clientErrors),
  };
}

/** Failures by a status label; null where the metric has none of the labels, or where their values are not statuses. */
function statusSource(
  { labels, clientLabels }: StatusLabels,
  use: MetricUse,
  service: DiscoveredService,
): ErrorSource | null {
  const { metric } = use;
  const spoken = labels.filter((label) => vocabularyOf(valuesOf(service, metric, label) ?? [], label) !== null);
  const isUnknown = service.labels?.get(metric) === undefined;
  const label = spoken[0] ?? (isUnknown ? labels[0] : undefined);
  if (label === undefined) return null;
  const vocabulary = vocabularyOf(valuesOf(service, metric, label) ?? [], label) ?? STATUS_CODES;
  return {
    kind: 'status-label',
    ...use,
    serverError: { label, pattern: vocabulary.serverError },
    clientError: clientTest(vocabulary, label, clientLabels, metric, service),
  };
}

/**
 * How 4xx are told: by the same label, or where its vocabulary has no word for them, by another one; null where there
 * is none.
 */
function clientTest(
  { clientError }: StatusVocabulary,
  label: string,
  others: readonly string[] | undefined,
  metric: string,
  service: DiscoveredService,
): StatusTest | null {
  if (others === undefined) return clientError === null ? null : { label, pattern: clientError };
  const other = labelOf(service, metric, others);
  return other === null || STATUS_CODES.clientError === null
    ? null
    : { label: other, pattern: STATUS_CODES.clientError };
}

function durationsOf(convention: Convention, service: DiscoveredService): Durations | null {
  for (const spec of convention.durations ?? []) {
    const kind =
      spec.isGauge && service.exposed.has(spec.base) ? 'mean-gauge' : durationKind(spec.base, service.exposed);
    if (kind !== null) return durationOf(spec, kind, pinned(convention, service), service);
  }
  return null;
}

function durationOf(
  { base, unit, matchers = [], endpoint = [], endpointIfSeen = [], byEndpoint }: DurationSpec,
  kind: DurationKind,
  pins: readonly LabelMatcher[],
  service: DiscoveredService,
): Durations {
  const observed = observedMetric(base, kind);
  const quantiles =
    kind === 'summary'
      ? [...(valuesOf(service, base, 'quantile') ?? [])].filter(Boolean).toSorted((a, b) => Number(a) - Number(b))
      : [];
  return {
    // A summary may expose no quantile at all.
    kind: kind === 'summary' && quantiles.length === 0 && service.labels?.has(base) ? 'sum-and-count' : kind,
    base,
    matchers: [...matchers, ...pins],
    unit,
    endpoint:
      labelOf(service, observed, endpoint) ??
      endpointIfSeen.find((label) => service.labels?.get(observed)?.has(label)) ??
      null,
    quantiles,
    byEndpoint: byEndpoint !== undefined && durationKind(byEndpoint.base, service.exposed) === kind ? byEndpoint : null,
  };
}

function inProgressOf(convention: Convention, service: DiscoveredService): InProgress | null {
  const { exposed } = service;
  const spec = convention.inProgress?.find(
    ({ metric, minus }) => exposed.has(metric) && (minus === undefined || exposed.has(minus)),
  );
  return spec
    ? {
        metric: spec.metric,
        matchers: [...(spec.matchers ?? []), ...pinned(convention, service)],
        minus: spec.minus ?? null,
      }
    : null;
}
