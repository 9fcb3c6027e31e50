import { lastOver, maxBy, newestSample } from '@/promql/expression';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { selector } from '@/promql/label-matcher';
import { matchersFor, type Filters } from '@/dashboard/filters';
import { unionQuery, type VectorQuery } from '@/dashboard/vector-query';
import { ROWS_EVERY } from './duration-vectors';
import type { OverviewVectors, SplitVector } from './overview-vectors';
import {
  answered,
  durationParts,
  earlierParts,
  MISSED_FOR,
  partOf,
  requestParts,
  type PulsePart,
  type PulseSignal,
} from './pulse-parts';

/** How far back the newest sample is searched first, and how far where that finds nothing; seconds. */
const FRESHNESS_LOOKBACK = 600;
const WIDE_FRESHNESS_LOOKBACK = 6 * 3600;

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
  const parts: PulsePart[] = [
    ...presentParts(vectors),
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
  return unionQuery(parts, { secondsAgo: 0, title: 'The latest durations', hasLines: duration?.buckets != null });
}

/**
 * The busiest endpoints with their failures, where there are too many for the pulse: ranking them costs the server as
 * much as the rest of the pulse, and the verdict does not wait for it. null where the pulse has all endpoints.
 */
export function endpointsQuery(vectors: OverviewVectors): VectorQuery | null {
  const parts = endpointParts(vectors);
  return parts.length === 0 ? null : unionQuery(parts, { secondsAgo: 0, refreshEvery: ROWS_EVERY });
}

/**
 * The pulse of an hour ago, for trends; with the requests of a day ago and the sustained traffic, for telling whether
 * traffic is lost.
 */
export function hourAgoQuery(vectors: OverviewVectors): VectorQuery {
  const { requests, requestsInErrorWindow } = vectors;
  return unionQuery(
    [
      ...presentParts(vectors),
      ...earlierParts(requestsInErrorWindow?.total ?? null, requests?.total ?? null),
      ...durationParts(vectors.duration),
      ...endpointParts(vectors),
    ],
    { secondsAgo: 3600 },
  );
}

/**
 * How long ago a state may have begun that was the same an hour ago already, seconds: close to the present, where most
 * begin, and at the same time of other days. Further back than two weeks most servers keep nothing.
 */
export const EARLIER = [2, 4, 8, 24, 48, 168, 336].map((hours) => hours * 3600);

/** The service at each of these moments, without durations. */
export const earlierQueries = (vectors: OverviewVectors): VectorQuery[] =>
  EARLIER.map((secondsAgo) => unionQuery(presentParts(vectors), { secondsAgo }));

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

function presentParts(vectors: OverviewVectors): PulsePart[] {
  return [...requestParts(vectors), ...partOf('inProgress', vectors.inProgress), { name: 'up', expr: vectors.up.expr }];
}

function endpointParts({ requestsInErrorWindow, serverErrors, failuresOfBusiest }: OverviewVectors): PulsePart[] {
  const partial = (name: PulseSignal, vector: SplitVector | null) => (vector?.isPartial ? [{ ...vector, name }] : []);
  // The failures of the busiest endpoints are needed here, whether or not those are among the endpoints that fail most.
  return [
    ...partial('requestsInErrorWindow', requestsInErrorWindow),
    ...partial('serverErrors', failuresOfBusiest ?? serverErrors),
  ];
}

/**
 * The time of the newest sample per instance. An instant vector does not tell it: Prometheus stamps every answer with
 * the time of evaluation, and `up` is fresh (and 0) while its target is dead. `timestamp` is exact while an instance
 * lives; the series of a dead one end at once, and only the subquery still finds them. All series of a scrape share its
 * time, so a metric with one series per instance is used where there is one. Otherwise request counters are used, which
 * may vanish while the service is well; then successful scrapes count too.
 */
function newestSampleExpr(profile: ServiceProfile, filters: Filters, resolution: number, lookback: number): string {
  const of = (name: string) => selector(name, matchersFor(filters, null));
  const own = profile.startTime ?? profile.cpu;
  const metric = of(own ?? profile.requests?.metric ?? 'up');
  const newest = [`timestamp(${metric})`, ...(own === null ? [answered(of('up'))] : [])].map((expr) =>
    maxBy(['instance'], expr),
  );
  return [...newest, newestSample(metric, ['instance'], lookback, resolution)].join(' or ');
}
