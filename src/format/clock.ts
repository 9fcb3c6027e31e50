import { UNKNOWN } from './format-value';

const DATE_PARTS = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

/** Date and time of day of an instant in a time zone, as text; `hour` from 00 to 23. */
export type ClockParts = {
  weekday: string;
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  second: string;
};

// Three letters each: British English has had `Sept` since 2021, and browsers do not agree on reading it back.
const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// Making a formatter costs about as much as a thousand uses of it, and charts format on every pointer move.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { ...DATE_PARTS, hourCycle: 'h23', timeZone });
  formatters.set(timeZone, made);
  return made;
}

/** `seconds` is a Unix second, `timeZone` an IANA name. */
export function clockParts(seconds: number, timeZone: string): ClockParts {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(seconds * 1000)) parts[type] = value;
  const { weekday = '', day = '', month = '', year = '', hour = '', minute = '', second = '' } = parts;
  return { weekday, day, month, year, hour, minute, second };
}

/** `14:02`, or `14:02:40` with seconds. */
export function formatClock(seconds: number, timeZone: string, withSeconds = false): string {
  if (!Number.isFinite(seconds)) return UNKNOWN;
  const { hour, minute, second } = clockParts(seconds, timeZone);
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** A moment further away than this is written with its date instead of its seconds; seconds. */
const A_DAY = 86_400;

/**
 * `14:02`, or `18 Nov, 14:02` where that is more than a day from `now`: a time of day alone would be taken for today's.
 * Unix seconds.
 */
export function formatMoment(seconds: number, now: number, timeZone: string, withSeconds = false): string {
  return Number.isFinite(seconds) && Math.abs(now - seconds) > A_DAY
    ? `${formatDay(seconds, timeZone)}, ${formatClock(seconds, timeZone)}`
    : formatClock(seconds, timeZone, withSeconds);
}

/** `Tue 20 Nov 2026, 14:02:40`. */
export function formatDateTime(seconds: number, timeZone: string): string {
  if (!Number.isFinite(seconds)) return UNKNOWN;
  const { weekday, day, month, year, hour, minute, second } = clockParts(seconds, timeZone);
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}:${second}`;
}

/** `20 Nov`. */
export function formatDay(seconds: number, timeZone: string): string {
  const { day, month } = clockParts(seconds, timeZone);
  return `${day} ${month}`;
}

/** Seconds that a wall clock in the zone is ahead of UTC at an instant. */
export function offsetAt(seconds: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const whole = Math.floor(seconds);
  const { day, month, year, hour, minute, second } = clockParts(whole, timeZone);
  return (
    Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hour), Number(minute), Number(second)) / 1000 -
    whole
  );
}
