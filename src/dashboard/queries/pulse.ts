import { labelled, lastOver, maxBy, newestSample, subquery } from '@/promql/expression';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { selector } from '@/promql/label-matcher';
import { matchersFor, type Filters } from '@/dashboard/filters';
import { unionQuery, type VectorQuery } from '@/dashboard/vector-query';
import { ROWS_EVERY, type DurationVectors } from './duration-vectors';
import type { OverviewVectors, SplitVector } from './overview-vectors';

/** The parts of the pulse; every sample of the answer carries one of these in its label `signal`. */
export type PulseSignal =
  | 'requests'
  | 'requestsInErrorWindow'
  | 'requestsDayAgo'
  | 'requestsSustained'
  | 'requestsTotal'
  | 'requestsInErrorWindowTotal'
  | 'serverErrorsTotal'
  | 'serverErrors'
  | 'clientErrors'
  | 'buckets'
  | 'quantiles'
  | 'durationSum'
  | 'durationCount'
  | 'durationMean'
  | 'inProgress'
  | 'cpu'
  | 'memory'
  | 'up'
  | 'seen'
  | 'startTime'
  | 'builds'
  | 'newestSample';

/** How far back the newest sample is searched first, and how far where that finds nothing; seconds. */
const FRESHNESS_LOOKBACK = 600;
const WIDE_FRESHNESS_LOOKBACK = 6 * 3600;

/**
 * For how long an instance that disappeared is reported as missing, seconds. Less than the hour over which the number
 * of instances is compared, so that an hour after a rollout the replaced instances are neither missing nor counted.
 */
export const MISSED_FOR = 2700;

type Part = { name: PulseSignal; expr: string };

/**
 * The instant query behind verdict and tiles, one union and so one request. Charts will not do: the last point of a
 * range may be a step old, and the verdict must follow Prometheus within one refresh.
 */
export function pulseQuery(
  profile: ServiceProfile,
  filters: Filters,
  vectors: OverviewVectors,
  scrapeInterval: number,
): VectorQuery {
  const up = selector('up', matchersFor(filters, null));
  const parts: Part[] = [
    ...momentParts(vectors),
    ...partOf('cpu', vectors.cpu?.expr),
    ...partOf('memory', vectors.memory?.expr),
    ...partOf('startTime', vectors.startTime),
    ...partOf('builds', vectors.builds),
    { name: 'seen', expr: maxBy(['instance'], lastOver(up, MISSED_FOR)) },
    { name: 'newestSample', expr: newestSampleExpr(profile, filters, scrapeInterval, FRESHNESS_LOOKBACK) },
  ];
  return unionQuery(parts, { secondsAgo: 0 });
}

/**
 * The part of the pulse about durations; null where there are none. A query of its own, because buckets take a large
 * server as long as the rest of the pulse: it evaluates both in parallel, and where this one fails, traffic and errors
 * are known all the same.
 */
export function durationsQuery({ duration }: OverviewVectors): VectorQuery | null {
  const parts = durationParts(duration);
  if (parts.length === 0) return null;
  return unionQuery(parts, { secondsAgo: 0, what: 'The latest durations', hasLines: duration?.buckets != null });
}

/**
 * The busiest endpoints with their failures, where there are too many for the pulse: ranking them costs the server as
 * much as the rest of the pulse, and the verdict does not wait for it. null where the pulse has all endpoints.
 */
export function endpointsQuery(vectors: OverviewVectors): VectorQuery | null {
  const parts = endpointParts(vectors);
  return parts.length === 0 ? null : unionQuery(parts, { secondsAgo: 0, every: ROWS_EVERY });
}

/**
 * The pulse of an hour ago, for trends; with the requests of a day ago and the sustained traffic, for telling whether
 * traffic is lost.
 */
export function hourAgoQuery(vectors: OverviewVectors): VectorQuery {
  const dayAgo = partOf('requestsDayAgo', dayBefore(vectors.requestsInErrorWindow?.total));
  const sustained = partOf('requestsSustained', sustainedUntilNow(vectors.requests?.total));
  return unionQuery(
    [...momentParts(vectors), ...dayAgo, ...sustained, ...durationParts(vectors.duration), ...endpointParts(vectors)],
    { secondsAgo: 3600 },
  );
}

/**
 * The value a day ago, for a query that is evaluated an hour ago (hence 23h). A subquery, because `offset` applies to
 * selectors and subqueries only.
 */
export const dayBefore = (expr: string | null | undefined) =>
  expr && `last_over_time(${subquery(expr, 60, 60)} offset 23h)`;

/**
 * Sustained traffic is the rate that was exceeded for more than 1 - 0.6 of two hours (in seconds); a burst is shorter.
 */
export const SUSTAINED_OVER = 7200;
export const SUSTAINED_BELOW = 0.6;

/**
 * The rate that was exceeded for more than 48 minutes of the last two hours, for a query that is evaluated an hour ago
 * (hence the negative offset). Where traffic was lost less than an hour ago, this is the traffic before; a burst that
 * is over does not raise it.
 */
export const sustainedUntilNow = (expr: string | null | undefined) =>
  expr && `quantile_over_time(${SUSTAINED_BELOW}, ${subquery(expr, SUSTAINED_OVER, 300)} offset -1h)`;

/** The requests of a week ago, in total. */
export function weekAgoQuery({ requestsInErrorWindow }: OverviewVectors): VectorQuery | null {
  return requestsInErrorWindow && { kind: 'instant', expr: requestsInErrorWindow.total, secondsAgo: 7 * 86_400 };
}

/** Asked when the pulse found no sample at all: the time of the newest one, searched further back. */
export function lastSeenQuery(profile: ServiceProfile, filters: Filters): VectorQuery {
  // A minute is precise enough for something that ended more than ten minutes ago, and keeps the subquery at 360
  // points.
  return { kind: 'instant', expr: newestSampleExpr(profile, filters, 60, WIDE_FRESHNESS_LOOKBACK), secondsAgo: 0 };
}

function momentParts(vectors: OverviewVectors): Part[] {
  return [
    ...splitParts('requests', vectors.requests),
    ...splitParts('requestsInErrorWindow', vectors.requestsInErrorWindow),
    ...splitParts('serverErrors', vectors.serverErrors),
    ...partOf('clientErrors', vectors.clientErrors),
    ...partOf('inProgress', vectors.inProgress),
    { name: 'up', expr: vectors.up.expr },
  ];
}

/** The series, or the total where the series are only a part of it. */
function splitParts(name: 'requests' | 'requestsInErrorWindow' | 'serverErrors', vector: SplitVector | null): Part[] {
  if (vector === null) return [];
  return vector.isPartial ? [{ name: `${name}Total`, expr: vector.total }] : [{ name, expr: vector.expr }];
}

function endpointParts({ requestsInErrorWindow, serverErrors, failuresOfBusiest }: OverviewVectors): Part[] {
  const ranked = (vector: SplitVector | null) => (vector?.isPartial ? vector.expr : null);
  // The failures of the busiest endpoints are needed here, whether or not those are among the endpoints that fail most.
  return [
    ...partOf('requestsInErrorWindow', ranked(requestsInErrorWindow)),
    ...partOf('serverErrors', failuresOfBusiest ?? ranked(serverErrors)),
  ];
}

/**
 * The buckets of a classic histogram give quantiles and count; for other kinds each is queried, with the quantile in
 * the label `quantile`.
 */
function durationParts(duration: DurationVectors | null): Part[] {
  if (duration === null) return [];
  const { buckets, quantiles, sum, count, mean } = duration;
  if (buckets !== null) return [...partOf('buckets', buckets), ...partOf('durationSum', sum)];
  const named = quantiles.map(({ q, expr }) => labelled(expr, 'quantile', String(q)));
  return [
    ...partOf('quantiles', named.length === 0 ? null : named.join(' or ')),
    ...partOf('durationSum', sum),
    ...partOf('durationCount', count),
    ...partOf('durationMean', mean),
  ];
}

const partOf = (name: PulseSignal, expr: string | null | undefined): Part[] => (expr ? [{ name, expr }] : []);

/**
 * The time of the newest sample per instance. An instant vector does not tell it: Prometheus stamps every answer with
 * the time of evaluation, and `up` is fresh (and 0) while its target is dead. `timestamp` is exact while an instance
 * lives; the series of a dead one end at once, and only the subquery still finds them. All series of a scrape share its
 * time, so a metric with one series per instance is used where there is one. Otherwise request counters are used, which
 * may vanish while the service is well; then successful scrapes count too.
 */
function newestSampleExpr(profile: ServiceProfile, filters: Filters, every: number, lookback: number): string {
  const of = (name: string) => selector(name, matchersFor(filters, null));
  const own = profile.startTime ?? profile.cpu;
  const metric = of(own ?? profile.requests?.metric ?? 'up');
  const newest = [`timestamp(${metric})`, ...(own === null ? [answered(of('up'))] : [])].map((expr) =>
    maxBy(['instance'], expr),
  );
  return [...newest, newestSample(metric, ['instance'], lookback, every)].join(' or ');
}

/**
 * The time of the last successful scrape. Not `timestamp(up == 1)`: for anything but a plain selector `timestamp` gives
 * the time of evaluation, and every age would be 0.
 */
export const answered = (up: string) => `timestamp(${up}) and ${up} == 1`;
