import type { Convention, DurationSpec, RequestProfile, SeparateErrors, StatusLabels } from './convention';
import { labelOf, valuesOf, type DiscoveredService } from './discovered-service';
import { durationKind } from './duration-kind';
import type { Durations, ErrorSource, Failures, InProgress, RateWindows } from './service-profile';
import { STATUS_CODES, vocabularyOf } from './status-vocabulary';

export const DEFAULT_WINDOWS: RateWindows = { traffic: 60, errors: 300, latency: 300, cpu: 60 };

/** How much a part is worth in the score: requests are what everything hangs on. */
const WEIGHTS = { requests: 0.4, errors: 0.25, duration: 0.25, endpoint: 0.1 };

/** The profile where the service exposes what the convention needs, null where this is another convention. */
export function applyConvention(convention: Convention, service: DiscoveredService): RequestProfile | null {
  if (!isTold(convention, service)) return null;
  const { metric, matchers = [], endpoint = [], method = [] } = convention.requests;
  const requests = { metric, matchers, endpoint: labelOf(service, metric, endpoint), method: labelOf(service, metric, method), busiest: null };
  const errors = failuresOf(convention, service, requests.endpoint);
  const duration = durationsOf(convention.durations ?? [], service);
  const found = { requests: true, errors: errors !== null, duration: duration !== null, endpoint: requests.endpoint !== null };
  return {
    recognition: {
      kind: 'convention',
      name: convention.name,
      score: sumOf(found),
      evidence: [],
      warnings: convention.warnings ?? [],
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

function isTold({ requests, toldBy, toldByLabels = [], errors }: Convention, service: DiscoveredService): boolean {
  const { exposed } = service;
  if (!exposed.has(requests.metric)) return false;
  if (toldBy && !toldBy.some((name) => exposed.has(name))) return false;
  const known = service.labels?.get(requests.metric);
  if (known && service.isInspected === true && !toldByLabels.every((label) => known.has(label))) return false;
  if (errors === undefined || 'labels' in errors) return true;
  // A counter that carries the status itself needs no other counters; where none of them was seen, it is not their convention.
  const counted = [errors.serverErrors, errors.clientErrors].some((spec) => spec !== null && exposed.has(spec.metric));
  return counted || !STATUS_LABELS.some((label) => vocabularyOf(known?.get(label) ?? []) !== null);
}

/** Labels that tell a status, the telling ones first: `code` may be anything. */
const STATUS_LABELS: readonly string[] = [
  'status_code',
  'http_response_status_code',
  'http.response.status_code',
  'http_status_code',
  'response_code',
  'status',
  'code',
  'grpc_code',
  'outcome',
  'classification',
  'envoy_response_code_class',
];

function failuresOf(convention: Convention, service: DiscoveredService, endpoint: string | null): Failures | null {
  const { requests, errors } = convention;
  if (errors === undefined) return null;
  if (!('labels' in errors)) return separateFailures(errors, requests.matchers ?? []);
  const metric = errors.metric ?? requests.metric;
  const source = statusSource(errors, metric, requests.matchers ?? [], service);
  return source && { source, endpoint: errors.metric === undefined ? endpoint : labelOf(service, metric, requests.endpoint ?? []), clientEndpoint: endpoint };
}

function separateFailures({ serverErrors, clientErrors }: SeparateErrors, pinned: Durations['matchers']): Failures {
  const pinnedTo = ({ metric, matchers = [] }: SeparateErrors['serverErrors']) => ({ metric, matchers: [...pinned, ...matchers] });
  return {
    source: { kind: 'separate-counters', serverErrors: pinnedTo(serverErrors), clientErrors: clientErrors && pinnedTo(clientErrors) },
    endpoint: serverErrors.endpoint ?? null,
    clientEndpoint: clientErrors?.endpoint ?? null,
  };
}

/** null where the metric is known and none of the labels is on it, or where none of them speaks of statuses. */
function statusSource({ labels, clientLabels }: StatusLabels, metric: string, matchers: Durations['matchers'], service: DiscoveredService): ErrorSource | null {
  const spoken = labels.filter((label) => vocabularyOf(valuesOf(service, metric, label) ?? []) !== null);
  const isUnknown = service.labels?.get(metric) === undefined;
  const label = spoken[0] ?? (isUnknown ? labels[0] : undefined);
  if (label === undefined) return null;
  const vocabulary = vocabularyOf(valuesOf(service, metric, label) ?? []) ?? STATUS_CODES;
  const other = clientLabels?.find((candidate) => vocabularyOf(valuesOf(service, metric, candidate) ?? [])) ?? clientLabels?.[0];
  return {
    kind: 'status-label',
    metric,
    matchers,
    serverError: { label, pattern: vocabulary.serverError },
    clientError: other !== undefined ? { label: other, pattern: STATUS_CODES.clientError ?? '' } : vocabulary.clientError === null ? null : { label, pattern: vocabulary.clientError },
  };
}

function durationsOf(specs: readonly DurationSpec[], service: DiscoveredService): Durations | null {
  for (const { base, unit, matchers = [], endpoint = [], byEndpoint = null, isGauge = false } of specs) {
    const kind = isGauge && service.exposed.has(base) ? 'mean-gauge' : durationKind(base, service.exposed);
    if (kind === null) continue;
    const counted = kind === 'classic-histogram' || kind === 'sum-and-count' ? `${base}_count` : base;
    const quantiles = kind === 'summary' ? [...(valuesOf(service, base, 'quantile') ?? [])].filter(Boolean).toSorted((a, b) => Number(a) - Number(b)) : [];
    const split = byEndpoint && durationKind(byEndpoint.base, service.exposed) === kind ? byEndpoint : null;
    const durations: Durations = { kind, base, matchers, unit, endpoint: labelOf(service, counted, endpoint), quantiles, byEndpoint: split };
    return kind === 'summary' && quantiles.length === 0 && service.labels?.has(base) ? { ...durations, kind: 'sum-and-count' } : durations;
  }
  return null;
}

function inProgressOf({ inProgress = [] }: Convention, { exposed }: DiscoveredService): InProgress | null {
  const spec = inProgress.find(({ metric, minus }) => exposed.has(metric) && (minus === undefined || exposed.has(minus)));
  return spec ? { metric: spec.metric, matchers: spec.matchers ?? [], minus: spec.minus ?? null } : null;
}
