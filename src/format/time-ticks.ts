import { formatClock, formatDay, offsetAt } from './clock';

/** A tick on the time axis: a Unix second and its text. */
export type TimeTick = { time: number; text: string };

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Distances that divide a minute, an hour, a day or a week, so that every tick stands on a round time of the clock. */
const STEPS: readonly number[] = [
  { unit: 1, counts: [1, 2, 5, 10, 15, 30] },
  { unit: MINUTE, counts: [1, 2, 5, 10, 15, 20, 30] },
  { unit: HOUR, counts: [1, 2, 3, 6, 12] },
  { unit: DAY, counts: [1, 2, 7, 14, 28, 91, 364] },
].flatMap(({ unit, counts }) => counts.map((count) => count * unit));

/** Room for one label with air around it, pixels at an 11 px text: `14:00` needs 30, `14:00:15` 46. */
const LABEL_ROOM = 50;
const LONG_LABEL_ROOM = 64;

// The epoch was a Thursday: weeks are counted from the Monday after it.
const FIRST_MONDAY = 4 * DAY;

function chooseStep(span: number, width: number): number {
  const fits = (step: number) => (span / step) * (step < MINUTE ? LONG_LABEL_ROOM : LABEL_ROOM) <= width;
  return STEPS.find(fits) ?? 364 * DAY;
}

/** How far the wall clock is past the last multiple of `step`, seconds. */
function pastMultiple(time: number, step: number, timeZone: string): number {
  const local = time + offsetAt(time, timeZone) - (step >= 7 * DAY ? FIRST_MONDAY : 0);
  return ((local % step) + step) % step;
}

/**
 * The first instant after `time` at which the wall clock shows a multiple of `step`. Across a change to or from summer
 * time the first guess is off by the change and is corrected; where the clocks skip the multiple itself (no 02:00 in
 * spring), the next one is taken.
 */
function nextMultiple(time: number, step: number, timeZone: string): number {
  const guess = time + step - pastMultiple(time, step, timeZone);
  const past = pastMultiple(guess, step, timeZone);
  if (past === 0) return guess;
  const before = guess - past;
  const after = guess + step - past;
  const exact = [before, after].find((t) => t > time && pastMultiple(t, step, timeZone) === 0);
  return exact ?? nextMultiple(Math.max(guess, after), step, timeZone);
}

/**
 * All charts of a page share their ticks, most of them over many refreshes, and formatting times is most of what a time
 * axis costs.
 */
const written = new Map<string, string>();
const MOST_WRITTEN = 500;

function textOf(time: number, step: number, timeZone: string): string {
  const key = `${time} ${step} ${timeZone}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  if (written.size >= MOST_WRITTEN) written.clear();
  const text = writeTick(time, step, timeZone);
  written.set(key, text);
  return text;
}

function writeTick(time: number, step: number, timeZone: string): string {
  const midnight = pastMultiple(time, DAY, timeZone) === 0;
  if (step >= DAY || midnight) return formatDay(time, timeZone);
  return formatClock(time, timeZone, step < MINUTE);
}

/**
 * Ticks for a time axis of `width` pixels (at an 11 px text) from `start` to `end` (Unix seconds), on round times of
 * the clock in the zone, through days that have 23 or 25 hours. Midnight is written as its date. Empty where there is
 * no room or no time.
 */
export function timeTicks(start: number, end: number, width: number, timeZone: string): readonly TimeTick[] {
  if (!(end > start) || !(width > 0)) return [];
  const step = chooseStep(end - start, width);
  const ticks: TimeTick[] = [];
  let time = nextMultiple(Math.ceil(start) - 1, step, timeZone);
  while (time <= end) {
    const text = textOf(time, step, timeZone);
    // In autumn 02:00 comes twice: hour by hour both are shown, at wider steps the second would only crowd the first.
    if (step <= HOUR || text !== ticks.at(-1)?.text) ticks.push({ time, text });
    time = nextMultiple(time, step, timeZone);
  }
  return ticks;
}
