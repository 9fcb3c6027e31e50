import { rpcServiceOf } from '@/instrumentation/check/endpoint-qualifier';
import { secondsPer, type ErrorSource, type ServiceProfile } from '@/instrumentation/service-profile';
import type { LabelMatcher } from '@/promql/label-matcher';
import { matches } from '@/promql/matches';
import type { SelectorUse } from '@/promql/selectors';
import type { ExpressionShape, Reads } from '@/promql/shape';
import type { ThresholdKey } from '@/dashboard/thresholds';

/**
 * What an alert compares with its limit, as far as this page shows the same; null where it shows something else. `isLeast`: the limit is one from
 * below, which only a share of what did not fail can have.
 */
export function subjectOf(shape: ExpressionShape, isLeast: boolean, profile: ServiceProfile): ThresholdKey | null {
  if (shape.kind !== 'ratio' && isLeast) return null;
  const parts = shape.kind === 'ratio' ? [shape.numerator, shape.denominator] : [shape];
  if (parts.some((part) => looksBack(part) || readsPart(part, profile))) return null;
  switch (shape.kind) {
    case 'quantile':
      return reads(shape.selectors, bucketsOf(profile), profile) ? quantileKey(shape.q, shape, profile) : null;
    case 'ratio':
      return isRatioOfAll(shape, isLeast, profile) && reads(shape.denominator.selectors, profile.requests?.metric ?? null, profile) ? 'errorRatio' : null;
    case 'value':
      return valueKey(shape, profile);
  }
}

/** Over a longer time than this a rule watches a budget or a trend: what happens now may be above its limit for minutes, and it does not alert. Seconds. */
const LONGEST_WINDOW = 900;

const looksBack = ({ windows }: Reads) => windows.some(({ window }) => window > LONGEST_WINDOW);

/** A label of endpoints with those that tell them further apart: the service of a method of gRPC, the method of a route. */
const withQualifiers = (label: string | null | undefined, { requests }: Pick<ServiceProfile, 'requests'>) => [label, label == null ? null : rpcServiceOf(label), requests?.method].filter((name) => name != null);

const INSTANCES: readonly string[] = ['instance', 'pod'];

/** A limit on one endpoint, one method or one instance is none on all of them. */
function readsPart({ selectors }: Reads, profile: ServiceProfile): boolean {
  const { requests, errors, duration } = profile;
  const endpoints = [requests?.endpoint, errors?.endpoint, duration?.endpoint, duration?.byEndpoint?.endpoint];
  const labels = [...endpoints.flatMap((label) => withQualifiers(label, profile)), ...INSTANCES];
  return selectors.some(({ matchers }) => matchers.some(({ name, op, value }) => labels.includes(name) && (op === '=' || op === '=~') && !ANY.includes(value)));
}

/** Regular expressions that leave nothing out. */
const ANY: readonly string[] = ['.*', '.+'];

/** What a limit is multiplied with to be in the unit of the page. */
export function perUnit(key: ThresholdKey, shape: ExpressionShape, { duration }: ServiceProfile): number {
  if (key === 'p95' || key === 'p99') return duration === null ? 1 : secondsPer(duration.unit);
  // Failures may be limited by how many there are within a window; the page shows how many there are per second.
  const grown = shape.kind === 'value' ? shape.windows.find(({ fn }) => fn === 'increase') : undefined;
  return key !== 'errorRate' || grown === undefined ? 1 : 1 / grown.window;
}

const bucketsOf = ({ duration }: ServiceProfile) => duration && (duration.kind === 'native-histogram' ? duration.base : `${duration.base}_bucket`);

/**
 * A limit on the quantile of every route or instance is not one on the quantile of all: it would be shown on a line that the rule never looks at.
 * Such a rule still alerts; it only draws no line.
 */
function quantileKey(q: number, { grouping }: Reads, profile: ServiceProfile): ThresholdKey | null {
  if (keepsApart(grouping, profile.duration?.endpoint, profile)) return null;
  if (q === 0.95) return 'p95';
  return q === 0.99 ? 'p99' : null;
}

/**
 * Nor is a limit on the failures of every endpoint or instance one on those of all. One less the share of what did not fail is the share of what did. Where nothing is added up
 * a series is divided by the one with its own labels, its status among them: the share of what fails is 1 then, whatever the limit.
 */
function isRatioOfAll({ numerator, denominator, complement }: ExpressionShape & { kind: 'ratio' }, isLeast: boolean, profile: ServiceProfile): boolean {
  const { source, endpoint } = profile.errors ?? {};
  const labels = [endpoint, source?.kind === 'status-label' ? source.serverError.label : null];
  const isOfFailures = (complement === isLeast ? readsFailures : readsOthers)(numerator.selectors, profile) && !readsFailures(denominator.selectors, profile);
  return isOfFailures && !labels.some((label) => keepsApart(numerator.grouping, label, profile));
}

/** Whether there is a series per value of a label, or per instance. What is not added up keeps all of them, and so does a sum `without` others. */
const keepsApart = (grouping: readonly string[] | null, label: string | null | undefined, profile: ServiceProfile) =>
  grouping === null ? label != null : [...withQualifiers(label, profile), ...INSTANCES].some((name) => grouping.includes(name));

const RATES = ['rate', 'irate'];
const OVER_TIME = ['avg_over_time', 'max_over_time', 'min_over_time', 'last_over_time'];
const AGGREGATIONS = ['sum', 'max', 'min', 'avg'];

/**
 * A limit on how many processes there are, on how fast memory grows, or on what all instances use together is about the same metrics, and would be
 * absurd on what the page shows of them: failures per second of the service, and what each instance uses.
 */
function valueKey(read: Reads, profile: ServiceProfile): ThresholdKey | null {
  const { selectors, windows, calls, grouping } = read;
  const isMadeBy = (...names: readonly string[]) => calls.every((name) => names.includes(name));
  if (selectors.length !== 1) return null;
  if (readsFailures(selectors, profile)) {
    return windows.length === 1 && isMadeBy('sum', 'increase', ...RATES) && !keepsApart(grouping, profile.errors?.endpoint, profile) ? 'errorRate' : null;
  }
  if (!isOfEachInstance(read)) return null;
  if (reads(selectors, profile.cpu, profile)) return windows.length === 1 && isMadeBy(...AGGREGATIONS, ...RATES) ? 'cpuCores' : null;
  return reads(selectors, profile.memory, profile) && isMadeBy(...AGGREGATIONS, ...OVER_TIME) ? 'memoryBytes' : null;
}

/** The largest of all crosses a limit when one of them does. */
const isOfEachInstance = ({ calls, grouping }: Reads) => grouping === null || INSTANCES.some((name) => grouping.includes(name)) || calls[0] === 'max';

const reads = (selectors: readonly SelectorUse[], metric: string | null, { service }: ServiceProfile) =>
  selectors.length > 0 && selectors.every((use) => use.metric === metric && selectsService(use, service));

/** Whether all of this counts failures of the service. */
export function readsFailures(selectors: readonly SelectorUse[], profile: ServiceProfile): boolean {
  const source = profile.errors?.source;
  if (source === undefined) return false;
  if (source.kind === 'separate-counters') return reads(selectors, source.serverErrors.metric, profile);
  return reads(selectors, source.metric, profile) && selectors.every((use) => matchesFailures(use, source, ['=', '=~']));
}

/** Whether all of this counts what did not fail. */
export function readsOthers(selectors: readonly SelectorUse[], profile: ServiceProfile): boolean {
  const source = profile.errors?.source;
  return source?.kind === 'status-label' && reads(selectors, source.metric, profile) && selectors.every((use) => matchesFailures(use, source, ['!=', '!~']));
}

function matchesFailures({ matchers }: SelectorUse, { serverError: { label, pattern } }: ErrorSource & { kind: 'status-label' }, ops: readonly LabelMatcher['op'][]): boolean {
  return matchers.some(({ name, op, value }) => name === label && ops.includes(op) && (value === pattern || (pattern.startsWith('5') && isOfServer(value))));
}

/** Whether nothing but codes of the server is meant: `5..`, `^(?:500|502)$`, and not `5..|429`. */
const isOfServer = (statuses: string) => statuses.split('|').every((status) => /^[(^?:]*5/.test(status));

/** A rule without a `job` reads every service, this one included. */
export function selectsService({ matchers }: SelectorUse, service: string): boolean {
  return matchers.every((matcher) => matcher.name !== 'job' || matches(matcher, service));
}
