import { formatDuration, parseDuration } from '@/promql/duration';
import { resolveRange, SHORTEST_RANGE, type TimePoint, type TimeRange } from './time-range';

/** Unix seconds lie below this, Unix milliseconds above: both are pasted by people. It is the year 5138. */
const LARGEST_SECONDS = 1e11;

/** Reads `now`, `now-1h`, Unix seconds (or milliseconds) and ISO 8601, the forms that `from` and `to` have in the URL. null: none of them. */
export function parseTimePoint(text: string): TimePoint | null {
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
  return parseIso(trimmed);
}

/** ISO 8601 only: `Date.parse` alone would accept free text, and differently in every browser. */
function parseIso(text: string): TimePoint | null {
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null;
  const ms = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(ms) ? null : { kind: 'absolute', time: ms / 1000 };
}

/** The form that stands in the URL. */
export function formatTimePoint(point: TimePoint): string {
  if (point.kind === 'absolute') return String(Math.round(point.time));
  return point.secondsAgo === 0 ? 'now' : `now-${formatDuration(point.secondsAgo)}`;
}

/** Why two ends make no range, as a sentence; null where they do. */
export function rangeProblem(range: TimeRange, now: number): string | null {
  const { start, end } = resolveRange(range, now);
  if (start >= end) return 'the range ends before it begins';
  if (end - start < SHORTEST_RANGE) return `the range is shorter than ${SHORTEST_RANGE} seconds`;
  if (start > now) return 'the range lies in the future';
  return null;
}
