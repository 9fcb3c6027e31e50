import type { ErrorSource, InProgress, MetricUse, ServiceProfile } from '@/instrumentation/service-profile';
import { among, averageBy, histogramCount, largest, maxBy, rate, rateAtEnd, sumBy, union } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { byEndpoint, matchersFor, readFiltered, type EndpointNames, type Filters } from '@/dashboard/filters';
import type { Resolution } from '@/dashboard/resolution';
import type { Ranked } from '@/dashboard/vector-query';
import { durationVectors, type DurationVectors } from './duration-vectors';

/**
 * `expr` is the query, grouped by endpoint or instance; `total` is the PromQL of the sum of its series. The total is
 * not queried: it is computed from the series that the page has anyway, and its expression is shown to the reader for
 * checking. Only where `isPartial`, because `expr` selects only the largest series (`ranked`), is the total queried as
 * well.
 */
export type SplitVector = { expr: string; total: string; isPartial: boolean; ranked?: Ranked };

/**
 * The expressions of the overview, one per part of the profile, null where the service does not expose the part.
 * Panels, tiles and the pulse are all built from these, so that equal vectors have equal expressions and share one
 * request.
 */
export type OverviewVectors = {
  requests: SplitVector | null;
  /** Requests over the window of the errors: numerator and denominator of a ratio must cover the same time. */
  requestsInErrorWindow: SplitVector | null;
  serverErrors: SplitVector | null;
  /**
   * Failures of the endpoints in `requestsInErrorWindow` (the busiest), where `serverErrors` has those of the endpoints
   * that fail most.
   */
  failuresOfBusiest: SplitVector | null;
  clientErrors: string | null;
  duration: DurationVectors | null;
  inProgress: string | null;
  cpu: SplitVector | null;
  memory: SplitVector | null;
  up: SplitVector;
  startTime: string | null;
  builds: string | null;
  /**
   * Both in one question, as the parts `startTime` and `builds`: over the range they tell when something was started or
   * deployed.
   */
  changes: string | null;
};

export function overviewVectors(profile: ServiceProfile, filters: Filters, resolution: Resolution): OverviewVectors {
  const { requests, duration, windows, inProgress, memory } = profile;
  const cpu = profile.cpu === null ? null : plain(profile.cpu);
  const rateOf: RateOf = (use, endpoint, wanted, named) =>
    counted(
      use,
      readFiltered(named ? { ...filters, endpoints: named } : filters, endpoint, (matchers) =>
        rate(
          selector(use.metric, [...matchers, ...use.matchers]),
          rateWindow(wanted, resolution.scrapeInterval, resolution.step),
        ),
      ),
    );
  const ofProcess = (metric: string, matchers: readonly LabelMatcher[] = []) =>
    selector(metric, [...matchersFor(filters, null), ...matchers]);
  // Averaged, because one instance may have several targets: the kubelet is scraped under three paths.
  const up = averageBy(['instance'], ofProcess('up'));
  return {
    requests:
      requests &&
      splitBy(
        requests.endpoint,
        (names) => rateOf(requests, requests.endpoint, windows.traffic, names),
        filters,
        requestRanking(profile, filters),
      ),
    requestsInErrorWindow: requestsBeside(profile, filters, rateOf),
    ...errorVectors(profile, filters, rateOf),
    duration: duration && durationVectors(duration, { filters, windows, resolution }),
    inProgress: inProgressExpr(inProgress, matchersFor(filters, null)),
    cpu: cpu === null ? null : splitBy('instance', () => rateOf(cpu, null, windows.cpu)),
    memory: memory === null ? null : splitBy('instance', () => ofProcess(memory)),
    up: { expr: up, total: sumBy([], `${up} > bool 0`), isPartial: false },
    ...changeVectors(profile, ofProcess),
  };
}

/** Requests in progress, which have no endpoint; null where they are not measured. */
export function inProgressExpr(
  use: InProgress | null,
  filters: readonly LabelMatcher[],
  by: readonly string[] = [],
): string | null {
  if (use === null) return null;
  const of = (metric: string) => sumBy(by, selector(metric, [...filters, ...use.matchers]));
  return use.minus === null ? of(use.metric) : `${of(use.metric)} - ${of(use.minus)}`;
}

/**
 * Whether the error ratio is that of all endpoints although some are chosen or excluded, because not both of its
 * counters have an endpoint label: the failures of one endpoint over the requests of all would be meaningless.
 */
export function isRatioOfAll(
  { requests, errors }: Pick<ServiceProfile, 'requests' | 'errors'>,
  { endpoints, excluded }: Pick<Filters, 'endpoints' | 'excluded'>,
): boolean {
  if (requests === null || errors === null) return false;
  const known = [requests, errors].filter(({ endpoint }) => endpoint !== null).length;
  return (endpoints.length > 0 && known < 2) || (excluded.length > 0 && known === 1);
}

/**
 * The requests that are the denominator of the error ratio. The split by endpoint still excludes endpoints where the
 * ratio itself cannot.
 */
function requestsBeside(profile: ServiceProfile, filters: Filters, rateOf: RateOf): SplitVector | null {
  const { requests, windows } = profile;
  if (requests === null) return null;
  const rateWith = (filtered: string | null, names?: readonly string[]) =>
    rateOf(requests, filtered, windows.errors, names);
  const isOfAll = isRatioOfAll(profile, filters);
  const split = splitBy(
    requests.endpoint,
    (names) => rateWith(isOfAll && filters.endpoints.length > 0 ? null : requests.endpoint, names),
    filters,
    requestRanking(profile, filters),
  );
  const total = sumBy([], rateWith(isOfAll ? null : requests.endpoint));
  return { ...split, total, isPartial: split.isPartial || split.total !== total };
}

/** The rate of a native histogram is a histogram too; its count is the number of observations per second. */
export const counted = ({ isHistogram }: MetricUse, expr: string) => (isHistogram ? histogramCount(expr) : expr);

function changeVectors(
  { startTime, buildInfo }: ServiceProfile,
  ofProcess: (metric: string) => string,
): Pick<OverviewVectors, 'startTime' | 'builds' | 'changes'> {
  const started = startTime && maxBy(['instance'], ofProcess(startTime));
  const builds = buildInfo && maxBy(['instance', 'version'], ofProcess(buildInfo));
  const parts = [
    ...(started ? [{ name: 'startTime', expr: started }] : []),
    ...(builds ? [{ name: 'builds', expr: builds }] : []),
  ];
  return { startTime: started, builds, changes: parts.length === 0 ? null : union(parts) };
}

const plain = (metric: string): MetricUse => ({ metric, matchers: [] });

/**
 * `wanted` is the rate window in seconds that the service's owners chose; `named`: only these endpoints, instead of
 * those that the reader chose.
 */
type RateOf = (use: MetricUse, endpoint: string | null, wanted: number, named?: readonly string[]) => string;

/** Where there are too many endpoints: the expression for those that are shown. null: all are. */
type Ranking = string | null;

/**
 * `innerOf`: what is summed, of the named series or of all. `named`: the qualifier of endpoint names, where `label` is
 * that of endpoints.
 */
function splitBy(
  label: string | null,
  innerOf: (names?: readonly string[]) => string,
  named: EndpointNames = {},
  ranking: Ranking = null,
): SplitVector {
  const total = sumBy([], innerOf());
  if (label === null) return { expr: total, total, isPartial: false };
  const split = (names?: readonly string[]) => byEndpoint(named, label, (by) => sumBy(by, innerOf(names)));
  return ranking === null
    ? { expr: split(), total, isPartial: false }
    : { expr: among(split(), label, ranking), total, isPartial: true, ranked: { by: ranking, label, only: split } };
}

/** Long enough for the ranking not to change from refresh to refresh; seconds. */
const RANKING_WINDOW = 3600;

/** null where all endpoints are shown, as always where the reader has chosen some. */
export function requestRanking({ requests }: ServiceProfile, filters: Filters): Ranking {
  if (requests === null || requests.busiest === null || requests.endpoint === null || filters.endpoints.length > 0)
    return null;
  const selected = selector(requests.metric, [...matchersFor(filters, requests.endpoint), ...requests.matchers]);
  return largest(
    requests.busiest,
    byEndpoint(filters, requests.endpoint, (by) => sumBy(by, counted(requests, rateAtEnd(selected, RANKING_WINDOW)))),
  );
}

/** The selectors of 5xx and 4xx of a source; `client` is null where it has no 4xx. */
export function failuresOf(source: ErrorSource): { server: MetricUse; client: MetricUse | null } {
  if (source.kind === 'separate-counters') return { server: source.serverErrors, client: source.clientErrors };
  const { matchers, serverError, clientError } = source;
  const failing = ({ label, pattern }: typeof serverError): MetricUse => ({
    ...source,
    matchers: [...matchers, { name: label, op: '=~', value: pattern }],
  });
  return { server: failing(serverError), client: clientError && failing(clientError) };
}

/** 5xx by endpoint and 4xx in total, told by a status label or by counters of their own. */
function errorVectors(
  profile: ServiceProfile,
  filters: Filters,
  rateOf: RateOf,
): Pick<OverviewVectors, 'serverErrors' | 'failuresOfBusiest' | 'clientErrors'> {
  if (profile.errors === null) return { serverErrors: null, failuresOfBusiest: null, clientErrors: null };
  const { source, endpoint, clientEndpoint } = profile.errors;
  const wanted = profile.windows.errors;
  const { server, client } = failuresOf(source);
  const failed = (names?: readonly string[]) =>
    rateOf(server, isRatioOfAll(profile, filters) ? null : endpoint, wanted, names);
  const ranking = requestRanking(profile, filters);
  const most = ranking === null ? null : profile.requests?.busiest;
  const failing =
    endpoint === null || most == null ? null : largest(most, failingOverAnHour(server, endpoint, filters));
  return {
    serverErrors: splitBy(endpoint, failed, filters, failing),
    failuresOfBusiest:
      ranking !== null && endpoint === profile.requests?.endpoint ? splitBy(endpoint, failed, filters, ranking) : null,
    clientErrors: client && sumBy([], rateOf(client, clientEndpoint, wanted)),
  };
}

function failingOverAnHour(use: MetricUse, endpoint: string, filters: Filters): string {
  const failed = counted(
    use,
    rateAtEnd(selector(use.metric, [...matchersFor(filters, endpoint), ...use.matchers]), RANKING_WINDOW),
  );
  return byEndpoint(filters, endpoint, (by) => sumBy(by, failed));
}
