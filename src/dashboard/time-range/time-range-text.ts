import { formatDuration, parseDuration } from '@/promql/duration';
import { resolveRange, SHORTEST_RANGE, type TimePoint, type TimeRange } from './time-range';

/** Larger numbers are taken for Unix milliseconds, since people paste both. In seconds it is the year 5138. */
const LARGEST_SECONDS = 1e11;

/** Seconds that the clock of a zone is ahead of UTC at an instant. */
type Offset = (time: number) => number;

const UTC: Offset = () => 0;

/**
 * Reads `now`, `now-1h`, Unix seconds (or milliseconds) and ISO 8601, the forms that `from` and `to` have in the URL;
 * null for anything else. `offset` is for times without a zone; by default they are UTC, so that a URL means the same
 * to everybody.
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
  const [, day, clock = '00:00', zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
  const time = Date.parse(`${day}T${clock}${zone ?? 'Z'}`) / 1000;
  // Some engines read the 30th of February as a day in March.
  if (Number.isNaN(time) || new Date(`${day}T00:00Z`).getUTCDate() !== Number(day?.slice(-2))) return null;
  // Applied twice, because near a change to or from summer time the right offset is that of the result.
  return { kind: 'absolute', time: zone === undefined ? time - offset(time - offset(time)) : time };
}

/** The form in the URL. Less than two days is written in hours (`now-24h`), as on the page. */
export function formatTimePoint(point: TimePoint): string {
  if (point.kind === 'absolute') return String(Math.round(point.time));
  return point.secondsAgo === 0
    ? 'now'
    : `now-${formatDuration(point.secondsAgo).replace(/^1d(?:(\d+)h)?/, (_, hours = 0) => `${24 + Number(hours)}h`)}`;
}

/** Why two ends make no range, as a sentence; null where they do. */
export function rangeProblem(range: TimeRange, now: number): string | null {
  const { start, end } = resolveRange(range, now);
  // Beyond these, formatting a date may throw.
  if (start < 0 || end > LARGEST_SECONDS) return 'the range is not within 1970 to 5138';
  if (start >= end) return 'the range ends before it begins';
  if (end - start < SHORTEST_RANGE) return `the range is shorter than ${SHORTEST_RANGE} seconds`;
  if (start > now) return 'the range lies in the future';
  return null;
}
