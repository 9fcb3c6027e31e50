import type { Thresholds } from '@/dashboard/thresholds';
import { isShareMeaningful } from '@/health/enough';
import { judgeLimits } from '@/health/limits';
import { valueAt } from '@/health/line';
import type { EndpointFacts } from '@/health/service-facts';
import { lastCrossing } from '@/health/since';
import { lastValue, type Series } from '@/prometheus/series';

export type EndpointState = 'ok' | 'warning' | 'critical' | 'no-traffic';

/** The course of one number over the range. */
export type Course = Pick<Series, 'times' | 'values'>;

/** One endpoint. Rates per second, `errorRatio` 0 to 1, `p95` seconds; null: not known, or nothing to divide by. */
export type EndpointRow = {
  endpoint: string;
  state: EndpointState;
  requestRate: number;
  errorRatio: number | null;
  serverErrorRate: number;
  p95: number | null;
  requests: Course | null;
  errors: Course | null;
  /** Unix second from which on the share is above the limit that is crossed now; null where none is, or the line does not tell. */
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
  /** null where the histogram does not tell endpoints apart. */
  p95: EndpointLines | null;
  thresholds: Thresholds;
  /** Seconds over which `endpoints` was averaged: it turns rates into the counts that a share must rest on. */
  errorWindow: number;
  /** Seconds between the points of the lines. */
  step: number;
};

export function endpointRows(source: EndpointSource): EndpointRow[] {
  const requests = byEndpoint(source.requests);
  const errors = byEndpoint(source.errors);
  const p95 = byEndpoint(source.p95);
  return source.endpoints.map((facts) => {
    const received = requests.get(facts.endpoint) ?? null;
    const line = p95.get(facts.endpoint);
    const errorRatio = facts.requestRate > 0 ? facts.serverErrorRate / facts.requestRate : null;
    const course = received && ratioCourse(received, errors.get(facts.endpoint) ?? null, source.step);
    const { state, limit } = judge(facts, errorRatio, source);
    return {
      endpoint: facts.endpoint,
      state,
      requestRate: facts.requestRate,
      errorRatio,
      serverErrorRate: facts.serverErrorRate,
      p95: line && errorRatio !== null ? recentValue(line, source.step) : null,
      requests: received,
      errors: course,
      failingSince: limit === null ? null : (lastCrossing(course, limit)?.time ?? null),
    };
  });
}

function byEndpoint(lines: EndpointLines | null): Map<string, Series> {
  return new Map(lines?.series.map((line) => [line.labels[lines.label] ?? '', line]));
}

/** The end of a line where it is not older than two points: a quantile of half an hour ago is no quantile of now. */
function recentValue(line: Series, step: number): number | null {
  const last = lastValue(line);
  return last !== null && last.time >= (line.times.at(-1) ?? 0) - 2 * step ? last.value : null;
}

/** `limit` is the one that is crossed, null where none is. */
function judge({ requestRate, serverErrorRate }: EndpointFacts, errorRatio: number | null, { thresholds, errorWindow }: EndpointSource): { state: EndpointState; limit: number | null } {
  if (errorRatio === null) return { state: 'no-traffic', limit: null };
  const isEnough = isShareMeaningful({ requestCount: requestRate * errorWindow, failureCount: serverErrorRate * errorWindow });
  const { level, limit } = judgeLimits(errorRatio, 'errorRatio', thresholds);
  return isEnough && level !== 'ok' ? { state: level, limit: limit?.value ?? null } : { state: 'ok', limit: null };
}

/** Failures over requests at the instants of the requests; an endpoint that never failed has no line of failures and a ratio of 0. */
function ratioCourse(requests: Series, errors: Series | null, step: number): Series {
  const { times } = requests;
  const values = requests.values.map((received, i) => {
    if (!(received > 0)) return Number.NaN;
    const failed = valueAt(errors, times[i] ?? Number.NaN, step);
    return (Number.isNaN(failed) ? 0 : failed) / received;
  });
  return { labels: requests.labels, times, values };
}
