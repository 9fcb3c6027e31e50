import { labelled, subquery } from '@/promql/expression';
import type { SaturationKey } from '@/dashboard/thresholds';
import type { DurationVectors } from './duration-vectors';
import type { SplitVector } from './overview-vectors';

/**
 * The parts of the pulse, which is the instant query behind verdict and tiles of one service, or behind the rows of all.
 * Every sample of the answer carries one of these in its label `signal`. Only that of all services has `cores` and
 * `freshness`.
 */
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
  | 'newestSample'
  | 'cores'
  | 'freshness';

export type PulsePart = { name: PulseSignal | SaturationKey; expr: string };

export const partOf = (name: PulseSignal, expr: string | null | undefined): PulsePart[] =>
  expr ? [{ name, expr }] : [];

type RequestVectors = Readonly<
  Record<'requests' | 'requestsInErrorWindow' | 'serverErrors', SplitVector | string | null>
> & { clientErrors: string | null };

export function requestParts(vectors: RequestVectors): PulsePart[] {
  return [
    ...splitParts('requests', vectors.requests),
    ...splitParts('requestsInErrorWindow', vectors.requestsInErrorWindow),
    ...splitParts('serverErrors', vectors.serverErrors),
    ...partOf('clientErrors', vectors.clientErrors),
  ];
}

/** The series, or the total where the series are only a part of it. */
function splitParts(
  name: 'requests' | 'requestsInErrorWindow' | 'serverErrors',
  vector: SplitVector | string | null,
): PulsePart[] {
  if (vector === null || typeof vector === 'string') return partOf(name, vector);
  return vector.isPartial ? [{ name: `${name}Total`, expr: vector.total }] : [{ name, expr: vector.expr }];
}

type PulseDurations = Pick<DurationVectors, 'buckets' | 'quantiles'> &
  Partial<Pick<DurationVectors, 'sum' | 'count' | 'mean'>>;

/**
 * The buckets of a classic histogram give quantiles and count; for other kinds each is queried, with the quantile in
 * the label `quantile`.
 */
export function durationParts(duration: PulseDurations | null): PulsePart[] {
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

/** Earlier traffic, for telling whether traffic is lost: part of a query that is evaluated an hour ago. */
export function earlierParts(received: string | null, requests: string | null): PulsePart[] {
  return [
    ...partOf('requestsDayAgo', dayBefore(received)),
    ...partOf('requestsSustained', sustainedUntilNow(requests)),
  ];
}

/**
 * The value a day ago, for a query that is evaluated an hour ago (hence 23h). A subquery, because `offset` applies to
 * selectors and subqueries only.
 */
const dayBefore = (expr: string | null) => expr && `last_over_time(${subquery(expr, 60, 60)} offset 23h)`;

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
const sustainedUntilNow = (expr: string | null) =>
  expr && `quantile_over_time(${SUSTAINED_BELOW}, ${subquery(expr, SUSTAINED_OVER, 300)} offset -1h)`;

/**
 * For how long an instance that disappeared is reported as missing, seconds. Less than the hour over which the number
 * of instances is compared, so that an hour after a rollout the replaced instances are neither missing nor counted.
 */
export const MISSED_FOR = 2700;

/**
 * The time of the last successful scrape. Not `timestamp(up == 1)`: for anything but a plain selector `timestamp` gives
 * the time of evaluation, and every age would be 0.
 */
export const answered = (up: string) => `timestamp(${up}) and ${up} == 1`;
