import { secondsOfLast, type TimeRange } from '@/dashboard/time-range';
import { formatClock, formatDateTime } from '@/format/clock';

/** The range in words, for a button and for the heads of columns: `Last 1 h`, or both of its ends. */
export function rangeText({ range, start, end, timeZone }: { range: TimeRange; start: number; end: number; timeZone: string }): string {
  const seconds = secondsOfLast(range);
  if (seconds !== null) return `Last ${lengthText(seconds)}`;
  const dayOf = (time: number) => formatDateTime(time, timeZone).split(',')[0];
  const sameDay = dayOf(start) === dayOf(end);
  return `${formatDateTime(start, timeZone)} to ${sameDay ? formatClock(end, timeZone) : formatDateTime(end, timeZone)}`;
}

const LENGTHS: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/** `1 h`, `90 min`, `7 d`: the largest unit that needs no fraction. */
export function lengthText(seconds: number): string {
  const [size, unit] = LENGTHS.find(([candidate]) => seconds >= candidate && seconds % candidate === 0) ?? [1, 's'];
  return `${seconds / size}\u00a0${unit}`;
}
