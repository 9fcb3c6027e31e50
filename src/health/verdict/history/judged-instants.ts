import { MISSED_FOR } from '@/dashboard/queries/pulse-parts';
import type { Limit, Thresholds } from '@/dashboard/thresholds';
import type { Series } from '@/prometheus/series';
import { hasEnoughRequests, isShareMeaningful } from '@/health/signals/enough';
import { lastingShare } from '@/health/signals/lasting';
import { countsLevel } from '@/health/system/fleet';
import { worstLevel, type Level } from '@/health/level';
import { median, valueAt } from '@/health/line';
import { levelAbove } from '@/health/signals/limits';
import { wasLost } from '@/health/signals/lost-traffic';
import { isSilence } from '@/health/signals/no-requests';
import { isPartlyUp } from '@/health/facts/read-instances';
import { limitsOfSaturation } from '@/health/system/saturation';
import type { History } from '@/health/service-facts';
import { WATCH_CAUSES, type WatchCause } from '@/health/verdict/verdict';

type KnownLevel = Exclude<Level, 'unknown'>;

const HOUR = 3600;

/** `none` where there are no samples. `causes`: what was as bad as `level`; empty where all was well. */
type JudgedInstant = { level: KnownLevel | 'none'; causes: readonly WatchCause[] };

/** One for every instant of the grid, `step` seconds apart. */
export type JudgedInstants = { times: readonly number[]; judged: readonly JudgedInstant[]; step: number };

/** The verdict at every instant of the range, from the lines alone. */
export function judgeInstants(history: History, thresholds: Thresholds): JudgedInstants {
  const times = grid(history);
  const [first = 0, second = first] = times;
  const step = second - first;
  const usual = usualOf(history);
  const expected = expectedInstances(history, times, step);
  const judged = withoutQuiet(history, thresholds);
  return {
    times,
    judged: times.map((time, i) => judgeAt(judged, thresholds, { time, i, step, expected: expected[i] ?? 0 }, usual)),
    step,
  };
}

/** Whether there is nothing to judge: no line has been answered yet, or there are no samples. */
export const hasNoInstant = (history: History): boolean => grid(history).length === 0;

/**
 * Leaves out the lines that never exceed a limit, which are nearly all, because every line is evaluated at every
 * instant.
 */
function withoutQuiet(history: History, { cpuCores, memoryBytes }: Thresholds): History {
  const reaches = (limits: readonly Limit[]) => (line: Series) =>
    line.values.some((value) => limits.some((limit) => value > limit.value));
  return {
    ...history,
    cpu: history.cpu.filter(reaches(cpuCores)),
    memory: history.memory.filter(reaches(memoryBytes)),
  };
}

/**
 * The instants of the longest line; answers that came a moment apart differ by at most one. Only of requests and `up`,
 * which tell whether there were samples, and only once both are answered: judged by other lines, or by requests alone,
 * an hour would seem to have no samples.
 */
function grid({ requestRate, up, isAwaited }: History): number[] {
  if (isAwaited) return [];
  const lines = requestRate === null ? up : [requestRate, ...up];
  const longest = lines.reduce<Series | null>(
    (most, line) => (most === null || line.times.length > most.times.length ? line : most),
    null,
  );
  return longest === null ? [] : Array.from(longest.times);
}

/** The median request rate of the instants with traffic, and when the first request came. */
type Usual = { requestRate: number; firstRequest: number };

function usualOf({ requestRate }: History): Usual {
  const rates = requestRate === null ? [] : Array.from(requestRate.values);
  const firstRequest = requestRate?.times[rates.findIndex((rate) => rate > 0)] ?? Infinity;
  return { requestRate: median(rates.filter((rate) => rate > 0)) ?? 0, firstRequest };
}

/**
 * How many instances there should be at every instant: as many as were up both an hour before (or when the range began)
 * and `MISSED_FOR` before. So an instance is missing for a limited time only, since a service that is scaled down every
 * night would otherwise seem to lack instances for days.
 */
function expectedInstances({ up }: History, times: readonly number[], step: number): number[] {
  const counts = times.map((time, i) => up.filter((line) => valueOn(line, { time, i, step }) === 1).length);
  const begin = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  // No instances are expected before the first was up, although something else may have counted requests already.
  const upBefore = (i: number, seconds: number) =>
    counts[Math.min(i, Math.max(begin, i - Math.round(seconds / (step || seconds))))] ?? 0;
  return times.map((_, i) => Math.min(upBefore(i, HOUR), upBefore(i, MISSED_FOR)));
}

/** An instant of the grid: its time, its index, and the step to the next. */
type Instant = { time: number; i: number; step: number };

/** Most lines are on the same grid; only in those of an earlier or later answer must the instant be searched. */
const valueOn = (line: Series, { time, i, step }: Instant) =>
  line.times[i] === time ? (line.values[i] ?? NaN) : valueAt(line, time, step || 1);

function judgeAt(
  history: History,
  thresholds: Thresholds,
  instant: Instant & { expected: number },
  usual: Usual,
): JudgedInstant {
  const { expected } = instant;
  const at = (line: Series | null) => (line === null ? NaN : valueOn(line, instant));
  // A loop for speed: this runs at every instant for every instance.
  let known = 0;
  let isUp = 0;
  let partial = 0;
  for (const line of history.up) {
    const value = at(line);
    if (!Number.isNaN(value)) known += 1;
    if (value > 0) isUp += 1;
    if (isPartlyUp(value)) partial += 1;
  }
  const rate = at(history.requestRate);
  if (known === 0 && Number.isNaN(rate)) return { level: 'none', causes: [] };
  const left = Math.max(0, expected - known);
  const fleet = isTold(history.up, instant) ? countsLevel({ total: known + left, up: isUp, left, partial }) : 'ok';
  return worstOf({
    traffic: trafficLevel(history, instant, rate, usual),
    ...requestLevels(history, thresholds, instant.time, at),
    system: worstLevel([fleet, loadLevel(history, thresholds, at)]),
    alerts: alertsLevel(history, at),
  });
}

function worstOf(levels: Readonly<Record<WatchCause, KnownLevel>>): JudgedInstant {
  const level = worstLevel(Object.values(levels));
  return { level, causes: level === 'ok' ? [] : WATCH_CAUSES.filter((cause) => levels[cause] === level) };
}

/**
 * Whether the lines of `up` reach an instant. After a change of filters other lines are new and may end a step later
 * than `up`, which the filters do not change; no instance is missing there.
 */
const isTold = (up: readonly Series[], { time, step }: Instant) =>
  up.some(({ times }) => (times.at(-1) ?? -Infinity) > time - (step || 1));

/** No requests before the first one is no outage: the service was not in use yet. */
function trafficLevel(history: History, instant: Instant, rate: number, usual: Usual): KnownLevel {
  const { time } = instant;
  if (rate !== 0)
    return wasLost(history, { time, rate, before: rateBefore(history, instant, usual) }) ? 'warning' : 'ok';
  return time >= usual.firstRequest && isSilence(history, time, usual.requestRate) ? 'critical' : 'ok';
}

/**
 * Requests per second an hour before an instant, or the usual rate where the line does not reach so far back; of a
 * batch every hour the sustained one, as the median of the times with traffic is that of its runs.
 */
function rateBefore({ requestRate, sustainedRequestRate }: History, { time, i, step }: Instant, usual: Usual): number {
  const hourBefore = { time: time - HOUR, i: i - Math.round(HOUR / (step || HOUR)), step };
  if (hourBefore.i < 0) return Math.min(usual.requestRate, sustainedRequestRate ?? Infinity);
  return requestRate === null ? NaN : valueOn(requestRate, hourBefore);
}

/**
 * As the lights have it, but of durations of a handful: without a line of p50 it is not known whether most were slow.
 */
function requestLevels(
  history: History,
  thresholds: Thresholds,
  time: number,
  at: (line: Series | null) => number,
): Readonly<Record<'errors' | 'latency', KnownLevel>> {
  const ratio = at(history.errorRatio);
  const received = at(history.received);
  const requestCount = Number.isNaN(received) ? null : received * history.errorWindow;
  const failureCount = requestCount === null ? null : requestCount * ratio;
  const share = levelAbove(ratio, thresholds.errorRatio);
  const isTrusted = share === 'ok' || isShareMeaningful({ requestCount, failureCount });
  return {
    errors: isTrusted ? share : levelAbove(Math.min(ratio, lastingShare(history, time)), thresholds.errorRatio),
    latency: hasEnoughRequests({ requestCount })
      ? worstLevel([quantileLevel(history.p95, thresholds.p95, at), quantileLevel(history.p99, thresholds.p99, at)])
      : 'ok',
  };
}

/** As in the latency light: a quantile at the last bucket edge may be above any limit. */
function quantileLevel(
  line: History['p95'],
  limits: readonly Limit[],
  at: (line: Series | null) => number,
): KnownLevel {
  const value = at(line);
  const level = levelAbove(value, limits);
  return level === 'ok' && limits.length > 0 && value === line?.highestEdge ? 'warning' : level;
}

/** NaN is above no limit, so missing instances are not overloaded. */
function loadLevel(
  { cpu, memory, saturation }: History,
  thresholds: Thresholds,
  at: (line: Series) => number,
): KnownLevel {
  return worstLevel([
    ...cpu.map((line) => levelAbove(at(line), thresholds.cpuCores)),
    ...memory.map((line) => levelAbove(at(line), thresholds.memoryBytes)),
    ...saturation.map((line) => levelAbove(at(line), limitsOfSaturation(line, thresholds))),
  ]);
}

/** The series of an alert has samples only while it fires. */
const alertsLevel = ({ alerts }: History, at: (line: Series) => number): KnownLevel =>
  worstLevel(alerts?.map(({ level, line }) => (at(line) > 0 ? level : 'ok')) ?? []);
