import { formatDuration, parseDuration } from '@/promql/duration';
import { resolveRange, SHORTEST_RANGE, type TimePoint, type TimeRange } from './time-range';

/** Unix seconds lie below this, Unix milliseconds above: both are pasted by people. It is the year 5138. */
const LARGEST_SECONDS = 1e11;

/** Seconds that the clock of a zone is ahead of UTC at an instant. */
type Offset = (time: number) => number;

const UTC: Offset = () => 0;

/**
 * Reads `now`, `now-1h`, Unix seconds (or milliseconds) and ISO 8601, the forms that `from` and `to` have in the URL. null: none of them. A time that names no
 * zone is one of the clock with this `offset`: an address means the same to everybody who opens it.
 */
export function parseTimePoint(text: string, offset: Offset = UTC): TimePoint | null {
  const trimmed = text.trim();
  if (trimmed === 'now') return { kind: 'relative', secondsAgo: 0 };
  if (trimmed.startsWith('now-')) {
    const secondsAgo = parseDuration(trimmed.slice('now-'.length));
    return secondsAgo === null ? null : { kind: 'relative', secondsAgo };
  }
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed);
    return { kind: 'absolute', time: number > LARGEST_SECONDS ? number / 1000 : number };
  }
  return parseIso(trimmed, offset);
}

/** ISO 8601 only: `Date.parse` alone would accept free text, and differently in every browser. */
function parseIso(text: string, offset: Offset): TimePoint | null {
  const [, day, clock = '00:00', zone] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
  const time = Date.parse(`${day}T${clock}${zone ?? 'Z'}`) / 1000;
  // Some engines take the 30th of February for a day in March.
  if (Number.isNaN(time) || new Date(`${day}T00:00Z`).getUTCDate() !== Number(day?.slice(-2))) return null;
  // Asked twice: near a change of the clocks the offset that holds is that of the instant itself.
  return { kind: 'absolute', time: zone === undefined ? time - offset(time - offset(time)) : time };
}

/** The form that stands in the URL: days from two on, as the page says it. */
export function formatTimePoint(point: TimePoint): string {
  if (point.kind === 'absolute') return String(Math.round(point.time));
  return point.secondsAgo === 0 ? 'now' : `now-${formatDuration(point.secondsAgo).replace(/^1d(?:(\d+)h)?/, (_, hours = 0) => `${24 + Number(hours)}h`)}`;
}

/** Why two ends make no range, as a sentence; null where they do. */
export function rangeProblem(range: TimeRange, now: number): string | null {
  const { start, end } = resolveRange(range, now);
  // Beyond these a browser has no clock, and whatever writes a time would throw.
  if (start < 0 || end > LARGEST_SECONDS) return 'the range is not within 1970 to 5138';
  if (start >= end) return 'the range ends before it begins';
  if (end - start < SHORTEST_RANGE) return `the range is shorter than ${SHORTEST_RANGE} seconds`;
  if (start > now) return 'the range lies in the future';
  return null;
}
