import { MISSED_FOR } from '@/dashboard/queries/pulse';
import type { Limit, Thresholds } from '@/dashboard/thresholds';
import type { Series } from '@/prometheus/series';
import { hasEnoughRequests, isShareMeaningful, MIN_REQUESTS } from '@/health/signals/enough';
import { countsLevel } from '@/health/system/fleet';
import type { Freshness } from '@/health/facts/freshness';
import { worstLevel, type Level } from '@/health/level';
import { median, valueAt } from '@/health/line';
import { levelAbove } from '@/health/signals/limits';
import { isPartlyUp } from '@/health/facts/read-instances';
import { limitsOfSaturation } from '@/health/system/saturation';
import type { History } from '@/health/service-facts';
import type { Verdict, WatchSegment } from './verdict';

type KnownLevel = Exclude<Level, 'unknown'>;

/** Steps without an instant after which the end of the line counts as no answer: one is lost whenever the range does not end on its grid. */
const STEPS_OF_GRACE = 2;

const HOUR = 3600;

/**
 * The verdict at every instant of the range, from the lines alone, merged into stretches; OK is what lies between. `end`: where the range
 * ends, Unix seconds; what lies between the last answer and it is `none` where the samples end as well, and `unread` where only the lines do.
 * "Below an hour ago" is in no line.
 */
export function watchLine(history: History, thresholds: Thresholds, { end, state }: Watched): WatchSegment[] {
  const { times, levels, step } = judgedOnce(history, thresholds);
  const last = times.at(-1);
  if (last === undefined) return [];
  const segments: WatchSegment[] = [];
  levels.forEach((level, i) => {
    const from = times[i] ?? last;
    if (level !== 'ok') append(segments, { from, to: times[i + 1] ?? Math.max(from, Math.min(end, from + step)), level });
  });
  if (end - last > STEPS_OF_GRACE * step) append(segments, { from: last, to: end, level: state === 'stale' || state === 'unknown' ? 'none' : 'unread' });
  return segments;
}

type Watched = Pick<Freshness, 'state'> & { end: number };

/** The level at every instant of the grid, `step` seconds apart. */
type Judged = { times: readonly number[]; levels: readonly (KnownLevel | 'none')[]; step: number };

let latest: { of: readonly unknown[]; judged: Judged } | null = null;

/** The verdict and the line under it both ask at every refresh, and many refreshes bring no new lines. */
function judgedOnce(history: History, thresholds: Thresholds): Judged {
  const of = [...Object.values<unknown>(history), thresholds];
  if (latest?.of.length !== of.length || !latest.of.every((part, i) => part === of[i])) latest = { of, judged: judgeInstants(history, thresholds) };
  return latest.judged;
}

function judgeInstants(history: History, thresholds: Thresholds): Judged {
  const times = grid(history);
  const [first = 0, second = first] = times;
  const step = second - first;
  const usual = usualOf(history);
  const expected = expectedInstances(history, times, step);
  const judged = withoutQuiet(history, thresholds);
  return { times, levels: times.map((time, i) => levelAt(judged, thresholds, { time, i, step, expected: expected[i] ?? 0 }, usual)), step };
}

/**
 * What is drawn between `start` and `end`: the stretches of the lines, and the present verdict from its beginning on, which may know what no
 * line tells (an alert, less traffic than an hour ago). `untold`: what all of the range is where there is no line at all.
 */
export function drawnSegments(segments: readonly WatchSegment[], verdict: Pick<Verdict, 'level' | 'since'>, { start, end, untold }: Drawn): readonly WatchSegment[] {
  const told: readonly WatchSegment[] = untold === null ? segments : [{ from: start, to: end, level: untold }];
  const { level, since } = verdict;
  if (since === null || (level !== 'warning' && level !== 'critical')) return told;
  const read = readBefore(told, Math.max(start, since.time));
  // What was worse meanwhile, and is over, was the verdict of its time.
  const worse = level === 'warning' ? read.findLast((stretch) => stretch.level === 'critical') : undefined;
  const from = Math.min(end, Math.max(start, since.time, worse?.to ?? start));
  const last = read.at(-1);
  if (last?.level === level && last.to >= from) return [...read.slice(0, -1), { level, from: Math.min(last.from, from), to: end }];
  return [...read, { level, from, to: end }].toSorted((a, b) => a.from - b.from);
}

/** What the lines have not told yet ends where the present verdict begins to tell it. */
function readBefore(segments: readonly WatchSegment[], from: number): readonly WatchSegment[] {
  const last = segments.at(-1);
  if (last?.level !== 'unread') return segments;
  return [...segments.slice(0, -1), ...(last.from < from ? [{ ...last, to: from }] : [])];
}

/** Unix seconds. */
type Drawn = { start: number; end: number; untold: 'none' | 'unread' | null };

/** Whether no line has an instant: none is answered yet, or there is no sample. */
export const hasNoInstant = (history: History): boolean => grid(history).length === 0;

/** Without the instances that never come near a limit, which is most of them most of the time: every instant would ask each of them. */
function withoutQuiet(history: History, { cpuCores, memoryBytes }: Thresholds): History {
  const reaches = (limits: readonly Limit[]) => (line: Series) => line.values.some((value) => limits.some((limit) => value > limit.value));
  return { ...history, cpu: history.cpu.filter(reaches(cpuCores)), memory: history.memory.filter(reaches(memoryBytes)) };
}

/** The newest stretch that is known not to be OK; null where there is none. */
export function lastTrouble(segments: readonly WatchSegment[]): WatchSegment | null {
  return segments.findLast(({ level }) => level !== 'unread') ?? null;
}

function append(segments: WatchSegment[], next: WatchSegment): void {
  const previous = segments.at(-1);
  if (previous?.level === next.level && previous.to === next.from) previous.to = next.to;
  else segments.push(next);
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
  const { time, expected } = instant;
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
  return worstLevel([fleet, trafficLevel(history, time, rate, usual), requestLevel(history, thresholds, at), loadLevel(history, thresholds, at), alertsLevel(history, at)]);
}

/**
 * Whether the lines reach an instant: with other filters the rest is answered anew, and ends a step later than what no filter changes. Nobody is missing where nobody
 * was asked for.
 */
const isTold = (up: readonly Series[], { time, step }: Instant) => up.some(({ times }) => (times.at(-1) ?? -Infinity) > time - (step || 1));

/** Silence before the first request is a service that was not used yet. */
function trafficLevel({ rateWindow }: History, time: number, rate: number, usual: Usual): KnownLevel {
  if (rate !== 0 || time < usual.firstRequest) return 'ok';
  return usual.requestRate * rateWindow >= MIN_REQUESTS ? 'critical' : 'ok';
}

function requestLevel(history: History, thresholds: Thresholds, at: (line: Series | null) => number): KnownLevel {
  const ratio = at(history.errorRatio);
  const received = at(history.received);
  const requestCount = Number.isNaN(received) ? null : received * history.errorWindow;
  const failureCount = requestCount === null ? null : requestCount * ratio;
  const levels: KnownLevel[] = [];
  if (isShareMeaningful({ requestCount, failureCount })) levels.push(levelAbove(ratio, thresholds.errorRatio));
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
