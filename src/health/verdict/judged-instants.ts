import { MISSED_FOR } from '@/dashboard/queries/pulse';
import type { Limit, Thresholds } from '@/dashboard/thresholds';
import type { Series } from '@/prometheus/series';
import { hasEnoughRequests, isShareMeaningful } from '@/health/signals/enough';
import { lastingShare } from '@/health/signals/lasting';
import { countsLevel } from '@/health/system/fleet';
import { worstLevel, type Level } from '@/health/level';
import { median, valueAt } from '@/health/line';
import { levelAbove } from '@/health/signals/limits';
import { isSilence, wasLost } from '@/health/signals/traffic';
import { isPartlyUp } from '@/health/facts/read-instances';
import { limitsOfSaturation } from '@/health/system/saturation';
import type { History } from '@/health/service-facts';

type KnownLevel = Exclude<Level, 'unknown'>;

const HOUR = 3600;

/** The level at every instant of the grid, `step` seconds apart; `none` where nobody answered. */
export type JudgedInstants = { times: readonly number[]; levels: readonly (KnownLevel | 'none')[]; step: number };

/** The verdict at every instant of the range, from the lines alone. */
export function judgeInstants(history: History, thresholds: Thresholds): JudgedInstants {
  const times = grid(history);
  const [first = 0, second = first] = times;
  const step = second - first;
  const usual = usualOf(history);
  const expected = expectedInstances(history, times, step);
  const judged = withoutQuiet(history, thresholds);
  return { times, levels: times.map((time, i) => levelAt(judged, thresholds, { time, i, step, expected: expected[i] ?? 0 }, usual)), step };
}

/** Whether no line has an instant: none is answered yet, or there is no sample. */
export const hasNoInstant = (history: History): boolean => grid(history).length === 0;

/** Without the instances that never come near a limit, which is most of them most of the time: every instant would ask each of them. */
function withoutQuiet(history: History, { cpuCores, memoryBytes }: Thresholds): History {
  const reaches = (limits: readonly Limit[]) => (line: Series) => line.values.some((value) => limits.some((limit) => value > limit.value));
  return { ...history, cpu: history.cpu.filter(reaches(cpuCores)), memory: history.memory.filter(reaches(memoryBytes)) };
}

/**
 * The longest of the lines' instants: answers that came a moment apart differ by one at most. Of those alone that tell whether anybody answered: what came before
 * them would be judged as an hour without, and requests that came before `up` as long without wherever there were none.
 */
function grid({ requestRate, up, isAwaited }: History): number[] {
  if (isAwaited) return [];
  const lines = requestRate === null ? up : [requestRate, ...up];
  const longest = lines.reduce<Series | null>((most, line) => (most === null || line.times.length > most.times.length ? line : most), null);
  return longest === null ? [] : Array.from(longest.times);
}

/** The middle rate of all that is not silence, and when the first request came. */
type Usual = { requestRate: number; firstRequest: number };

function usualOf({ requestRate }: History): Usual {
  const rates = requestRate === null ? [] : Array.from(requestRate.values);
  const firstRequest = requestRate?.times[rates.findIndex((rate) => rate > 0)] ?? Infinity;
  return { requestRate: median(rates.filter((rate) => rate > 0)) ?? 0, firstRequest };
}

/**
 * How many instances there should be at every instant of the grid: as many as were up an hour before, or when the range began, and still for as long as
 * those that are gone are missed. Over days a service that is scaled with its traffic would otherwise miss those of its first evening for ever.
 */
function expectedInstances({ up }: History, times: readonly number[], step: number): number[] {
  const counts = times.map((time, i) => up.filter((line) => valueOn(line, { time, i, step }) === 1).length);
  const begin = Math.max(0, counts.findIndex((count) => count > 0));
  // Before it began nobody was expected, although something else may have counted its requests already.
  const upBefore = (i: number, seconds: number) => counts[Math.min(i, Math.max(begin, i - Math.round(seconds / (step || seconds))))] ?? 0;
  return times.map((_, i) => Math.min(upBefore(i, HOUR), upBefore(i, MISSED_FOR)));
}

/** An instant of the grid: its time, its place, and the distance to the next. */
type Instant = { time: number; i: number; step: number };

/** Most lines are on the grid itself; only those of another answer have to be searched. */
const valueOn = (line: Series, { time, i, step }: Instant) => (line.times[i] === time ? (line.values[i] ?? NaN) : valueAt(line, time, step || 1));

function levelAt(history: History, thresholds: Thresholds, instant: Instant & { expected: number }, usual: Usual): KnownLevel | 'none' {
  const { expected } = instant;
  const at = (line: Series | null) => (line === null ? NaN : valueOn(line, instant));
  // Counted in a loop: this is done at every instant for every instance.
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
  if (known === 0 && Number.isNaN(rate)) return 'none';
  const left = Math.max(0, expected - known);
  const fleet = isTold(history.up, instant) ? countsLevel({ total: known + left, up: isUp, left, partial }) : 'ok';
  return worstLevel([fleet, trafficLevel(history, instant, rate, usual), requestLevel(history, thresholds, instant.time, at), loadLevel(history, thresholds, at), alertsLevel(history, at)]);
}

/**
 * Whether the lines reach an instant: with other filters the rest is answered anew, and ends a step later than what no filter changes. Nobody is missing where nobody
 * was asked for.
 */
const isTold = (up: readonly Series[], { time, step }: Instant) => up.some(({ times }) => (times.at(-1) ?? -Infinity) > time - (step || 1));

/** Silence before the first request is a service that was not used yet. */
function trafficLevel(history: History, instant: Instant, rate: number, usual: Usual): KnownLevel {
  const { time } = instant;
  if (rate !== 0) return wasLost(history, { time, rate, before: rateBefore(history, instant, usual) }) ? 'warning' : 'ok';
  return time >= usual.firstRequest && isSilence(history, time, usual.requestRate) ? 'critical' : 'ok';
}

/** Requests per second an hour before an instant, or as many as are usual where the line does not reach so far back. */
function rateBefore({ requestRate }: History, { time, i, step }: Instant, usual: Usual): number {
  const hourBefore = { time: time - HOUR, i: i - Math.round(HOUR / (step || HOUR)), step };
  return requestRate === null ? NaN : hourBefore.i < 0 ? usual.requestRate : valueOn(requestRate, hourBefore);
}

/** As the lights have it, but of durations of a handful: without a line of p50 it is not known whether most were slow. */
function requestLevel(history: History, thresholds: Thresholds, time: number, at: (line: Series | null) => number): KnownLevel {
  const ratio = at(history.errorRatio);
  const received = at(history.received);
  const requestCount = Number.isNaN(received) ? null : received * history.errorWindow;
  const failureCount = requestCount === null ? null : requestCount * ratio;
  const levels: KnownLevel[] = [];
  const share = levelAbove(ratio, thresholds.errorRatio);
  if (share !== 'ok') levels.push(isShareMeaningful({ requestCount, failureCount }) ? share : levelAbove(Math.min(ratio, lastingShare(history, time)), thresholds.errorRatio));
  if (hasEnoughRequests({ requestCount })) {
    levels.push(quantileLevel(history.p95, thresholds.p95, at), quantileLevel(history.p99, thresholds.p99, at));
  }
  return worstLevel(levels);
}

/** As the light has it: at the edge of the last bucket the truth may lie above any limit. */
function quantileLevel(line: History['p95'], limits: readonly Limit[], at: (line: Series | null) => number): KnownLevel {
  const value = at(line);
  const level = levelAbove(value, limits);
  return level === 'ok' && limits.length > 0 && value === line?.highestEdge ? 'warning' : level;
}

/** NaN is above no limit, so an instance that is not there is not overloaded. */
function loadLevel({ cpu, memory, saturation }: History, thresholds: Thresholds, at: (line: Series) => number): KnownLevel {
  return worstLevel([
    ...cpu.map((line) => levelAbove(at(line), thresholds.cpuCores)),
    ...memory.map((line) => levelAbove(at(line), thresholds.memoryBytes)),
    ...saturation.map((line) => levelAbove(at(line), limitsOfSaturation(line, thresholds))),
  ]);
}

/** A line of an alert has samples while it fires. */
const alertsLevel = ({ alerts }: History, at: (line: Series) => number): KnownLevel => worstLevel(alerts?.map(({ level, line }) => (at(line) > 0 ? level : 'ok')) ?? []);
