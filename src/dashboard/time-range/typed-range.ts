import { parseDuration } from '@/promql/duration';
import { parseTimePoint, rangeProblem } from './time-range-text';
import { lastSeconds, resolveRange, type TimePoint, type TimeRange } from './time-range';

/**
 * `now`: the server's clock, Unix seconds; `offset`: the seconds that the reader's zone is ahead of UTC at an instant.
 */
type Clock = { now: number; offset: (time: number) => number };

const DAY = 86_400;

/**
 * Reads a range in words: `last 6h`, `90 min`, `2h ago to 1h ago`, `14:00 to 15:30`, `since 14:00`, `yesterday`,
 * `today 9:00 to 10:00`, and any two moments in the forms of the URL; null for anything else.
 */
export function parseTypedRange(text: string, clock: Clock): TimeRange | null {
  const typed = withDates(text.trim().replaceAll(/\s+/g, ' '), clock);
  const range = lastOf(typed) ?? betweenOf(typed, clock);
  return range === null || rangeProblem(range, clock.now) !== null ? null : range;
}

/** With the dates of today and yesterday in place of their names; a day alone stands for all of it until now. */
function withDates(text: string, { now, offset }: Clock): string {
  return text
    .replace(/^today$/i, 'today 00:00 to now')
    .replace(/^yesterday$/i, 'yesterday 00:00 to today 00:00')
    .replaceAll(/\btoday\b/gi, dayAt(now, offset))
    .replaceAll(/\byesterday\b/gi, dayBefore(now, offset))
    .replaceAll(/(?<=-\d\d )(?=\d:)/g, '0');
}

/** `last 6h`, `6 hours`, `last hour`. */
function lastOf(text: string): TimeRange | null {
  const seconds = lengthOf(text.replace(/^(?:last|past) (?=[a-z])/i, '1 ').replace(/^(?:last|past) /i, ''));
  return seconds === null ? null : lastSeconds(seconds);
}

function betweenOf(text: string, clock: Clock): TimeRange | null {
  const [, fromText = '', toText = 'now'] = /^(?:from |since )?(.+?)(?: (?:to|until|-|–) (.+))?$/i.exec(text) ?? [];
  // A single moment is a range only with `since`, `ago` or `to now`.
  if (toText === 'now' && !/^since | ago$| (?:to|until|-|–) now$/i.test(text)) return null;
  const from = pointOf(fromText, clock, clock.now - DAY);
  if (from === null) return null;
  const to = pointOf(toText, clock, resolveRange({ from, to: from }, clock.now).start);
  return to === null ? null : { from, to };
}

/** A time of day stands for its first occurrence after `after`, Unix seconds. */
function pointOf(text: string, { offset }: Clock, after: number): TimePoint | null {
  const [, ago] = /^(.+) ago$/i.exec(text) ?? [];
  const seconds = ago === undefined ? null : lengthOf(ago);
  if (seconds !== null) return { kind: 'relative', secondsAgo: seconds };
  if (!/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text))
    return parseTimePoint(text.toLowerCase() === 'now' ? 'now' : text, offset);
  // On that day or on the next.
  const both = [after, after + DAY].map((time) =>
    parseTimePoint(`${dayAt(time, offset)} ${text.replace(/^(?=\d:)/, '0')}`, offset),
  );
  return both.find((point) => point?.kind === 'absolute' && point.time > after) ?? null;
}

const dayAt = (time: number, offset: Clock['offset']) => dateOf(time + offset(time));

/** By the calendar: a day of 23 hours before this one would be passed over by going back 24. */
const dayBefore = (time: number, offset: Clock['offset']) => dateOf(time + offset(time) - DAY);

const dateOf = (localTime: number) => new Date(localTime * 1000).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** Seconds of `6h`, `1h30m` or `90 minutes`; null for anything else, months included, which differ in length. */
function lengthOf(text: string): number | null {
  const short = text
    .toLowerCase()
    .replaceAll(
      /(\d)\s*(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:r|our)?s?|d(?:ay)?s?|w(?:eek)?s?)(?![a-z])/g,
      (_, digit: string, unit: string) => `${digit}${unit.charAt(0)}`,
    );
  return parseDuration(short.replaceAll(' ', ''));
}
