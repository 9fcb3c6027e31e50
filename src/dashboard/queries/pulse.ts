import { labelled, lastOver, maxBy, newestSample, subquery } from '@/promql/expression';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { selector } from '@/promql/label-matcher';
import { matchersFor, type Filters } from '@/dashboard/filters';
import { unionQuery, type VectorQuery } from '@/dashboard/vector-query';
import { ROWS_EVERY, type DurationVectors } from './duration-vectors';
import type { OverviewVectors, SplitVector } from './overview-vectors';

/** What a part of the pulse answers; every sample of the answer carries one of these in its label `signal`. */
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

/** How far back the newest sample is searched first; wider where that finds nothing. Seconds. */
const FRESHNESS_LOOKBACK = 600;
const WIDE_FRESHNESS_LOOKBACK = 6 * 3600;

/**
 * For how long an instance that left is missed, seconds. Less than the hour after which the number of instances is compared: an hour after a rollout those
 * that it replaced are forgotten, and were there beside those that replaced them.
 */
export const MISSED_FOR = 2700;

type Part = { name: PulseSignal; expr: string };

/**
 * The instant query behind verdict and tiles. A range answer ends on a grid of steps, so its last value is up to a step old; the
 * verdict must follow Prometheus' own answer within one refresh, and asked as one union it costs one request.
 */
export function pulseQuery(profile: ServiceProfile, filters: Filters, vectors: OverviewVectors, scrapeInterval: number): VectorQuery {
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
 * The part of the pulse about durations; null where there are none. By itself, because buckets take a large server as long as all else of a moment: it works
 * on both at once, and where it cannot answer this, traffic and errors are known all the same.
 */
export function durationsQuery({ duration }: OverviewVectors): VectorQuery | null {
  const parts = durationParts(duration);
  if (parts.length === 0) return null;
  return unionQuery(parts, { secondsAgo: 0, what: 'The latest durations', hasLines: duration?.buckets != null });
}

/**
 * The busiest endpoints with their failures, where there are too many to ask for all: to rank them costs the server as much as all else of a
 * moment, and the verdict does not wait for it. null where the pulse asks for all of them.
 */
export function endpointsQuery(vectors: OverviewVectors): VectorQuery | null {
  const parts = endpointParts(vectors);
  return parts.length === 0 ? null : unionQuery(parts, { secondsAgo: 0, every: ROWS_EVERY });
}

/** The same moment an hour ago, for trends and for the usual traffic, what was received a day ago, and what was for longer than a burst. */
export function hourAgoQuery(vectors: OverviewVectors): VectorQuery {
  const dayAgo = partOf('requestsDayAgo', dayBefore(vectors.requestsInErrorWindow?.total));
  const sustained = partOf('requestsSustained', sustainedUntilNow(vectors.requests?.total));
  return unionQuery([...momentParts(vectors), ...dayAgo, ...sustained, ...durationParts(vectors.duration), ...endpointParts(vectors)], { secondsAgo: 3600 });
}

/** In a question about an hour ago what was so a day ago, to a minute: a subquery, because only that puts off a whole expression. */
export const dayBefore = (expr: string | null | undefined) => expr && `last_over_time(${subquery(expr, 60, 60)} offset 23h)`;

/** Over so many seconds it is told what is more than a burst, and for this share of them it was no more than that. */
export const SUSTAINED_OVER = 7200;
export const SUSTAINED_BELOW = 0.6;

/**
 * In a question about an hour ago what was exceeded for more than three quarters of an hour of the two hours until now. Of traffic that is lost since less than an hour that is what
 * came before; a burst that is over does not reach it.
 */
export const sustainedUntilNow = (expr: string | null | undefined) => expr && `quantile_over_time(${SUSTAINED_BELOW}, ${subquery(expr, SUSTAINED_OVER, 300)} offset -1h)`;

/** When the pulse found no sample at all: how old the newest one is, looking further back. */
export function lastSeenQuery(profile: ServiceProfile, filters: Filters): VectorQuery {
  // A minute is precise enough for something that ended more than ten minutes ago, and keeps the subquery at 360 points.
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

/** The series, or the total where they do not add up to it. */
function splitParts(name: 'requests' | 'requestsInErrorWindow' | 'serverErrors', vector: SplitVector | null): Part[] {
  if (vector === null) return [];
  return vector.isPartial ? [{ name: `${name}Total`, expr: vector.total }] : [{ name, expr: vector.expr }];
}

function endpointParts({ requestsInErrorWindow, serverErrors, failuresOfBusiest }: OverviewVectors): Part[] {
  const ranked = (vector: SplitVector | null) => (vector?.isPartial ? vector.expr : null);
  // A busy endpoint that is not among those that fail most fails all the same.
  return [...partOf('requestsInErrorWindow', ranked(requestsInErrorWindow)), ...partOf('serverErrors', failuresOfBusiest ?? ranked(serverErrors))];
}

/** Of a classic histogram the buckets say quantiles and count; elsewhere each is asked, a quantile by its value in `quantile`. */
function durationParts(duration: DurationVectors | null): Part[] {
  if (duration === null) return [];
  const { buckets, quantiles, sum, count, mean } = duration;
  if (buckets !== null) return [...partOf('buckets', buckets), ...partOf('durationSum', sum)];
  const named = quantiles.map(({ q, expr }) => labelled(expr, 'quantile', String(q)));
  return [...partOf('quantiles', named.length === 0 ? null : named.join(' or ')), ...partOf('durationSum', sum), ...partOf('durationCount', count), ...partOf('durationMean', mean)];
}

const partOf = (name: PulseSignal, expr: string | null | undefined): Part[] => (expr ? [{ name, expr }] : []);

/**
 * The time of the newest sample per instance. An instant vector does not tell: Prometheus stamps every answer with the time of the
 * question, and `up` is fresh (and 0) while its target is dead. `timestamp` is exact while an instance lives; a dead one's series end at
 * once and only the subquery still finds them. All series of a scrape share its time, so the metric with one series per instance is
 * asked where there is one. Where there is none, counters that are gone do not tell that the service is: its scrapes do.
 */
function newestSampleExpr(profile: ServiceProfile, filters: Filters, every: number, lookback: number): string {
  const of = (name: string) => selector(name, matchersFor(filters, null));
  const own = profile.startTime ?? profile.cpu;
  const metric = of(own ?? profile.requests?.metric ?? 'up');
  const newest = [`timestamp(${metric})`, ...(own === null ? [answered(of('up'))] : [])].map((expr) => maxBy(['instance'], expr));
  return [...newest, newestSample(metric, ['instance'], lookback, every)].join(' or ');
}

/** When a scrape worked. Not `timestamp(up == 1)`, which of all but a plain selector is the moment of the question: no age would ever be more than 0. */
export const answered = (up: string) => `timestamp(${up}) and ${up} == 1`;
