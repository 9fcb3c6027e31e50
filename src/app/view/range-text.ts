import { secondsOfLast, type TimeRange } from '@/dashboard/time-range/time-range';
import { clockParts, formatClock, formatDay } from '@/format/clock';

type NamedRange = { range: TimeRange; start: number; end: number; timeZone: string };

/** Below this the two ends may be in one minute; seconds. */
const NEEDS_SECONDS = 600;

/** Within it a time of day needs no day, and a day no year; seconds. */
const A_DAY = 86_400;
const ALMOST_A_YEAR = 300 * A_DAY;

/**
 * The range in words, for a button: `Last 1 h`, or both of its ends as short as they stay clear at `now`, each a text
 * of its own. All in Unix seconds.
 */
export function rangeTexts({ range, start, end, timeZone }: NamedRange, now: number): readonly string[] {
  const last = lastText(range);
  if (last !== null) return [last];
  const clockOf = (time: number) => formatClock(time, timeZone, end - start < NEEDS_SECONDS);
  const dayOf = (time: number) =>
    `${formatDay(time, timeZone)}${now - start > ALMOST_A_YEAR ? ` ${clockParts(time, timeZone).year}` : ''}, `;
  const isRecent = now - start < A_DAY;
  const endDay = isRecent || dayOf(end) === dayOf(start) ? '' : dayOf(end);
  return [`${isRecent ? '' : dayOf(start)}${clockOf(start)}`, `to ${endDay}${clockOf(end)}`];
}

/** The same over a column of lines, which has no room for the ends: they stand in the bar. */
export function columnText(range: TimeRange): string {
  return lastText(range) ?? 'This range';
}

function lastText(range: TimeRange): string | null {
  const seconds = secondsOfLast(range);
  return seconds === null ? null : `Last ${lengthText(seconds)}`;
}

const LENGTHS: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/** `1 h`, `90 min`, `24 h`, `7 d`: the largest unit that needs no fraction, and days from two on, as one says them. */
export function lengthText(seconds: number): string {
  const [size, unit] = LENGTHS.find(
    ([candidate]) => seconds >= candidate && seconds % candidate === 0 && (candidate < A_DAY || seconds > A_DAY),
  ) ?? [1, 's'];
  return `${seconds / size}\u00a0${unit}`;
}
