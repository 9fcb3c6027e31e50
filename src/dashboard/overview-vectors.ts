import type { ServiceProfile } from '@/instrumentation/service-profile';
import { maxBy, rate, sumBy } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { matchersFor, type Filters } from './filters';

/** What expressions depend on beside profile and filters; seconds. A `step` of 0 stands for an instant query. */
export type Resolution = { scrapeInterval: number; step: number };

/**
 * `expr` is what Prometheus is asked, split by endpoint or instance; `total` says in PromQL what its series add up to. The total is not
 * asked: it is computed from the series that the page has anyway, and shown to the reader as the expression to check it with.
 */
export type SplitVector = { expr: string; total: string };

/**
 * The expressions of the overview, one per part of the profile, null where the service does not expose the part. Panels, tiles and the
 * pulse are put together from these, so that whatever needs the same vector asks with the same words.
 */
export type OverviewVectors = {
  requests: SplitVector | null;
  /** Requests over the window of the errors: numerator and denominator of a ratio must cover the same time. */
  requestsInErrorWindow: SplitVector | null;
  serverErrors: SplitVector | null;
  clientErrors: string | null;
  buckets: string | null;
  bucketsByEndpoint: string | null;
  durationSum: string | null;
  /** Never asked: the `+Inf` bucket says the same. It stands in the PromQL that is shown to the reader. */
  durationCount: string | null;
  inProgress: string | null;
  cpu: SplitVector | null;
  memory: SplitVector | null;
  up: SplitVector;
  startTime: string | null;
  builds: string | null;
};

export function overviewVectors(profile: ServiceProfile, filters: Filters, resolution: Resolution): OverviewVectors {
  const { requests, duration, windows } = profile;
  const rateOf: RateOf = (metric, endpoint, wanted, extra = []) =>
    rate(selector(metric, [...matchersFor(filters, endpoint), ...extra]), rateWindow(wanted, resolution.scrapeInterval, resolution.step));
  const durations = (part: string) => duration && rateOf(`${duration.base}_${part}`, duration.endpoint, windows.latency);
  const ofProcess = (metric: string) => selector(metric, matchersFor(filters, null));
  const buckets = durations('bucket');
  return {
    requests: requests && splitBy(requests.endpoint, rateOf(requests.metric, requests.endpoint, windows.traffic)),
    requestsInErrorWindow: requests && splitBy(requests.endpoint, rateOf(requests.metric, requests.endpoint, windows.errors)),
    ...errorVectors(profile, rateOf),
    buckets: buckets && sumBy(['le'], buckets),
    bucketsByEndpoint: buckets && duration?.endpoint ? sumBy(['le', duration.endpoint], buckets) : null,
    durationSum: duration && sumBy([], durations('sum') ?? ''),
    durationCount: duration && sumBy([], durations('count') ?? ''),
    inProgress: profile.inProgress && sumBy([], ofProcess(profile.inProgress)),
    cpu: profile.cpu === null ? null : splitBy('instance', rateOf(profile.cpu, null, windows.cpu)),
    memory: profile.memory === null ? null : splitBy('instance', ofProcess(profile.memory)),
    up: { expr: maxBy(['instance'], ofProcess('up')), total: sumBy([], ofProcess('up')) },
    startTime: profile.startTime && maxBy(['instance'], ofProcess(profile.startTime)),
    builds: profile.buildInfo && maxBy(['instance', 'version'], ofProcess(profile.buildInfo)),
  };
}

/** `wanted` is the rate window in seconds that the service's owners chose. */
type RateOf = (metric: string, endpoint: string | null, wanted: number, extra?: readonly LabelMatcher[]) => string;

const splitBy = (label: string | null, inner: string): SplitVector => ({ expr: sumBy(label === null ? [] : [label], inner), total: sumBy([], inner) });

/** 5xx by endpoint and 4xx in total, told by a status label or by counters of their own. */
function errorVectors(profile: ServiceProfile, rateOf: RateOf): Pick<OverviewVectors, 'serverErrors' | 'clientErrors'> {
  if (profile.errors === null) return { serverErrors: null, clientErrors: null };
  const { source, endpoint, clientEndpoint } = profile.errors;
  const wanted = profile.windows.errors;
  switch (source.kind) {
    case 'separate-counters':
      return {
        serverErrors: splitBy(endpoint, rateOf(source.serverErrors, endpoint, wanted)),
        clientErrors: source.clientErrors && sumBy([], rateOf(source.clientErrors, clientEndpoint, wanted)),
      };
    case 'status-label': {
      const status = (value: string): LabelMatcher => ({ name: source.label, op: '=~', value });
      return {
        serverErrors: splitBy(endpoint, rateOf(source.metric, endpoint, wanted, [status(source.serverError)])),
        clientErrors: sumBy([], rateOf(source.metric, clientEndpoint, wanted, [status(source.clientError)])),
      };
    }
  }
}
