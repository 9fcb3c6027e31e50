import { rpcServiceOf } from '@/instrumentation/check/endpoint-qualifier';
import { secondsPer, type ErrorSource, type ServiceProfile } from '@/instrumentation/service-profile';
import type { LabelMatcher } from '@/promql/label-matcher';
import { matches } from '@/promql/matches';
import type { SelectorUse } from '@/promql/selectors';
import type { ExpressionShape, Reads } from '@/promql/shape';
import type { ThresholdKey } from '@/dashboard/thresholds';

/**
 * Which value of this page an alert compares with its limit; null where the page does not show that value. `isLeast`:
 * the alert fires below its limit, which only makes sense for a success ratio.
 */
export function subjectOf(shape: ExpressionShape, isLeast: boolean, profile: ServiceProfile): ThresholdKey | null {
  if (shape.kind !== 'ratio' && isLeast) return null;
  const parts = shape.kind === 'ratio' ? [shape.numerator, shape.denominator] : [shape];
  if (parts.some((part) => looksBack(part) || readsPart(part, profile))) return null;
  switch (shape.kind) {
    case 'quantile':
      return reads(shape.selectors, bucketsOf(profile), profile) ? quantileKey(shape.q, shape, profile) : null;
    case 'ratio':
      return isRatioOfAll(shape, isLeast, profile) &&
        reads(shape.denominator.selectors, profile.requests?.metric ?? null, profile)
        ? 'errorRatio'
        : null;
    case 'value':
      return valueKey(shape, profile);
  }
}

/**
 * Rules with longer windows watch an error budget or a trend: the present value may exceed their limit for minutes
 * without an alert. Seconds.
 */
const LONGEST_WINDOW = 900;

const looksBack = ({ windows }: Reads) => windows.some(({ window }) => window > LONGEST_WINDOW);

/** The endpoint label and those that qualify it: the gRPC service of a method, the HTTP method of a route. */
const withQualifiers = (label: string | null | undefined, { requests }: Pick<ServiceProfile, 'requests'>) =>
  [label, label == null ? null : rpcServiceOf(label), requests?.method].filter((name) => name != null);

const INSTANCES: readonly string[] = ['instance', 'pod'];

/** Whether the rule selects some endpoints, methods or instances: its limit does not hold for all of them together. */
function readsPart({ selectors }: Reads, profile: ServiceProfile): boolean {
  const { requests, errors, duration } = profile;
  const endpoints = [requests?.endpoint, errors?.endpoint, duration?.endpoint, duration?.byEndpoint?.endpoint];
  const labels = [...endpoints.flatMap((label) => withQualifiers(label, profile)), ...INSTANCES];
  return selectors.some(({ matchers }) =>
    matchers.some(
      ({ name, op, value }) => labels.includes(name) && (op === '=' || op === '=~') && !ANY.includes(value),
    ),
  );
}

/** Regular expressions that match every endpoint. */
const ANY: readonly string[] = ['.*', '.+'];

/** The factor that converts the limit of a rule to the unit of the page. */
export function unitFactor(key: ThresholdKey, shape: ExpressionShape, { duration }: ServiceProfile): number {
  if (key === 'p95' || key === 'p99') return duration === null ? 1 : secondsPer(duration.unit);
  // A rule may limit the `increase` of failures within a window; the page shows failures per second.
  const grown = shape.kind === 'value' ? shape.windows.find(({ fn }) => fn === 'increase') : undefined;
  return key !== 'errorRate' || grown === undefined ? 1 : 1 / grown.window;
}

const bucketsOf = ({ duration }: ServiceProfile) =>
  duration && (duration.kind === 'native-histogram' ? duration.base : `${duration.base}_bucket`);

/**
 * A limit on the quantile of each route or instance is not drawn, because the page's line is the quantile over all of
 * them, which the rule does not watch. Such a rule still counts when it fires.
 */
function quantileKey(q: number, { grouping }: Reads, profile: ServiceProfile): ThresholdKey | null {
  if (keepsApart(grouping, profile.duration?.endpoint, profile)) return null;
  if (q === 0.95) return 'p95';
  return q === 0.99 ? 'p99' : null;
}

/**
 * Whether a ratio is the error ratio of the whole service: failures over requests, or one minus successes over
 * requests, and not grouped by endpoint or instance. Without any aggregation each series is divided by the one with the
 * same labels, status included, which gives 1 for every failing series; such a rule is left out.
 */
function isRatioOfAll(
  { numerator, denominator, complement }: ExpressionShape & { kind: 'ratio' },
  isLeast: boolean,
  profile: ServiceProfile,
): boolean {
  const { source, endpoint } = profile.errors ?? {};
  const labels = [endpoint, source?.kind === 'status-label' ? source.serverError.label : null];
  const isOfFailures =
    (complement === isLeast ? readsFailures : readsSuccesses)(numerator.selectors, profile) &&
    !readsFailures(denominator.selectors, profile);
  return isOfFailures && !labels.some((label) => keepsApart(numerator.grouping, label, profile));
}

/**
 * Whether there is one series per value of a label, or per instance; without aggregation, or with `without`, there is.
 */
const keepsApart = (grouping: readonly string[] | null, label: string | null | undefined, profile: ServiceProfile) =>
  grouping === null
    ? label != null
    : [...withQualifiers(label, profile), ...INSTANCES].some((name) => grouping.includes(name));

const RATES = ['rate', 'irate'];
const OVER_TIME = ['avg_over_time', 'max_over_time', 'min_over_time', 'last_over_time'];
const AGGREGATIONS = ['sum', 'max', 'min', 'avg'];

/**
 * The subject of a rule on a plain value. The page shows failures per second of the service, and CPU and memory of each
 * instance. Rules may read the same metrics for something else: `count` for the number of processes, `deriv` for the
 * growth of memory, or the sum over all instances.
 */
function valueKey(read: Reads, profile: ServiceProfile): ThresholdKey | null {
  const { selectors, windows, calls, grouping } = read;
  const isMadeBy = (...names: readonly string[]) => calls.every((name) => names.includes(name));
  if (selectors.length !== 1) return null;
  if (readsFailures(selectors, profile)) {
    return windows.length === 1 &&
      isMadeBy('sum', 'increase', ...RATES) &&
      !keepsApart(grouping, profile.errors?.endpoint, profile)
      ? 'errorRate'
      : null;
  }
  if (!isOfEachInstance(read)) return null;
  if (reads(selectors, profile.cpu, profile))
    return windows.length === 1 && isMadeBy(...AGGREGATIONS, ...RATES) ? 'cpuCores' : null;
  return reads(selectors, profile.memory, profile) && isMadeBy(...AGGREGATIONS, ...OVER_TIME) ? 'memoryBytes' : null;
}

/** Whether a rule watches each instance; a `max` over all crosses the limit as soon as one of them does. */
const isOfEachInstance = ({ calls, grouping }: Reads) =>
  grouping === null || INSTANCES.some((name) => grouping.includes(name)) || calls[0] === 'max';

const reads = (selectors: readonly SelectorUse[], metric: string | null, { service }: ServiceProfile) =>
  selectors.length > 0 && selectors.every((use) => use.metric === metric && selectsService(use, service));

/** Whether every selector counts failures of the service. */
export function readsFailures(selectors: readonly SelectorUse[], profile: ServiceProfile): boolean {
  const source = profile.errors?.source;
  if (source === undefined) return false;
  if (source.kind === 'separate-counters') return reads(selectors, source.serverErrors.metric, profile);
  return (
    reads(selectors, source.metric, profile) && selectors.every((use) => matchesFailures(use, source, ['=', '=~']))
  );
}

/** Whether every selector counts requests of the service that did not fail. */
export function readsSuccesses(selectors: readonly SelectorUse[], profile: ServiceProfile): boolean {
  const source = profile.errors?.source;
  return (
    source?.kind === 'status-label' &&
    reads(selectors, source.metric, profile) &&
    selectors.every((use) => matchesFailures(use, source, ['!=', '!~']))
  );
}

function matchesFailures(
  { matchers }: SelectorUse,
  { serverError: { label, pattern } }: ErrorSource & { kind: 'status-label' },
  ops: readonly LabelMatcher['op'][],
): boolean {
  return matchers.some(
    ({ name, op, value }) =>
      name === label && ops.includes(op) && (value === pattern || (pattern.startsWith('5') && isOfServer(value))),
  );
}

/** Whether all alternatives are 5xx: true for `5..` and `^(?:500|502)$`, false for `5..|429`. */
const isOfServer = (statuses: string) => statuses.split('|').every((status) => /^[(^?:]*5/.test(status));

/** A rule without a `job` reads every service, this one included. */
export function selectsService({ matchers }: SelectorUse, service: string): boolean {
  return matchers.every((matcher) => matcher.name !== 'job' || matches(matcher, service));
}
