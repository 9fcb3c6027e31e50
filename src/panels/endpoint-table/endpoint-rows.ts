import { errorRatioOf } from '@/dashboard/derivation/error-ratio';
import type { Thresholds } from '@/dashboard/thresholds';
import { isShareMeaningful } from '@/health/signals/enough';
import { judgeLimits } from '@/health/signals/limits';
import { valueAt } from '@/health/line';
import type { EndpointFacts, Quantile } from '@/health/service-facts';
import { lastCrossing } from '@/health/signals/since';
import type { Series } from '@/prometheus/series';

export type EndpointState = 'ok' | 'warning' | 'critical' | 'no-traffic';

/** The course of one number over the range. */
export type Course = Pick<Series, 'times' | 'values'>;

/** Seconds; null: not known. */
export type EndpointLatency = { p50: Quantile | null; p95: Quantile | null; p99: Quantile | null; mean: number | null };

/**
 * One endpoint. Rates per second, `errorRatio` 0 to 1; null: not known, or nothing to divide by. `state` is judged by
 * the share of failures: limits of latency are those of a service, and a report may take its time.
 */
export type EndpointRow = EndpointLatency & {
  endpoint: string;
  state: EndpointState;
  requestRate: number;
  errorRatio: number | null;
  serverErrorRate: number;
  requests: Course | null;
  errors: Course | null;
  /**
   * Unix second from which on the share is above the limit that is crossed now; null where none is, or the line does
   * not tell.
   */
  failingSince: number | null;
};

/** Lines of a range query, split by endpoint; `label` names the endpoint on them and differs from metric to metric. */
export type EndpointLines = { label: string; series: readonly Series[] };

export type EndpointSource = {
  /** Now, over the window of the error ratio. */
  endpoints: readonly EndpointFacts[];
  /** Over the same window as `errors`, so that one can be divided by the other. */
  requests: EndpointLines | null;
  errors: EndpointLines | null;
  /** Whether `errors` are only those of the endpoints that fail most. */
  hasMoreErrors: boolean;
  /** By endpoint; empty where the durations do not tell endpoints apart. */
  latency: ReadonlyMap<string, EndpointLatency>;
  thresholds: Thresholds;
  /** Seconds over which `endpoints` was averaged: it turns rates into the counts that a share must rest on. */
  errorWindow: number;
  /** Seconds between the points of the lines. */
  step: number;
};

const UNKNOWN_LATENCY: EndpointLatency = { p50: null, p95: null, p99: null, mean: null };

export function endpointRows(source: EndpointSource): EndpointRow[] {
  const requests = byEndpoint(source.requests);
  const errors = byEndpoint(source.errors);
  return source.endpoints.map((facts) => {
    const { endpoint, requestRate, serverErrorRate } = facts;
    const received = requests.get(endpoint) ?? null;
    const errorRatio = errorRatioOf(serverErrorRate, requestRate);
    const failed = errors.get(endpoint) ?? null;
    const course =
      received === null || (failed === null && source.hasMoreErrors) ? null : ratioOnce(received, failed, source.step);
    const { level, limit } = judge(facts, errorRatio, source);
    const latency = (errorRatio === null ? null : source.latency.get(endpoint)) ?? UNKNOWN_LATENCY;
    return {
      endpoint,
      state: errorRatio === null ? 'no-traffic' : level,
      requestRate,
      errorRatio,
      serverErrorRate,
      ...latency,
      requests: received,
      errors: course,
      failingSince: limit === null ? null : (lastCrossing(course, limit)?.time ?? null),
    };
  });
}

function byEndpoint(lines: EndpointLines | null): Map<string, Series> {
  return new Map(lines?.series.map((line) => [line.labels[lines.label] ?? '', line]));
}

/** `limit` is the one that is crossed, null where none is. */
function judge(
  { requestRate, serverErrorRate }: EndpointFacts,
  errorRatio: number | null,
  { thresholds, errorWindow }: EndpointSource,
): { level: Exclude<EndpointState, 'no-traffic'>; limit: number | null } {
  if (errorRatio === null) return { level: 'ok', limit: null };
  const isEnough = isShareMeaningful({
    requestCount: requestRate * errorWindow,
    failureCount: serverErrorRate * errorWindow,
  });
  const { level, limit } = judgeLimits(errorRatio, 'errorRatio', thresholds);
  return isEnough && level !== 'ok' ? { level, limit: limit?.value ?? null } : { level: 'ok', limit: null };
}

/**
 * Error ratios by line of requests, garbage collected with its answer. Kept, because numbers change with every refresh
 * and lines do not.
 */
const ratios = new WeakMap<Series, { errors: Series | null; step: number; ratio: Series }>();

function ratioOnce(requests: Series, errors: Series | null, step: number): Series {
  const known = ratios.get(requests);
  if (known?.errors === errors && known.step === step) return known.ratio;
  const ratio = ratioCourse(requests, errors, step);
  ratios.set(requests, { errors, step, ratio });
  return ratio;
}

/**
 * Failures over requests at the instants of the requests; 0 for an endpoint that never failed and so has no line of
 * failures.
 */
function ratioCourse(requests: Series, errors: Series | null, step: number): Series {
  const { times } = requests;
  const values = requests.values.map((received, i) => {
    const time = times[i] ?? Number.NaN;
    // Most lines are on the same grid; only those of another answer have to be searched.
    const failed = errors?.times[i] === time ? (errors.values[i] ?? Number.NaN) : valueAt(errors, time, step);
    return errorRatioOf(Number.isNaN(failed) ? 0 : failed, received) ?? Number.NaN;
  });
  return { labels: requests.labels, times, values };
}
