import { endsNow, lastSeconds, resolveRange, type TimeRange } from './time-range';

/**
 * A range that ends less than a minute ago becomes a live one ("last 30 minutes"), because time passes while the reader
 * moves it; seconds.
 */
const MINUTE = 60;

/**
 * The range moved back by half its length, so that half of it stays in sight. `now`: the server's clock, Unix seconds.
 */
export function earlier(range: TimeRange, now: number): TimeRange {
  const { start, end } = resolveRange(range, now);
  const half = (end - start) / 2;
  return absolute(start - half, end - half);
}

/** The range moved forward by half its length, at most to the present. */
export function later(range: TimeRange, now: number): TimeRange {
  const { start, end } = resolveRange(range, now);
  const half = (end - start) / 2;
  return endsNow(range) ? range : untilNow(start + half, end + half, now);
}

/** The range made twice as long around its middle; what would lie in the future is added at its start. */
export function wider(range: TimeRange, now: number): TimeRange {
  const { start, end } = resolveRange(range, now);
  const half = (end - start) / 2;
  return untilNow(start - half, end + half, now);
}

function untilNow(start: number, end: number, now: number): TimeRange {
  return end < now - MINUTE ? absolute(start, end) : lastSeconds(Math.ceil((end - start) / MINUTE) * MINUTE);
}

function absolute(start: number, end: number): TimeRange {
  return { from: { kind: 'absolute', time: Math.round(start) }, to: { kind: 'absolute', time: Math.round(end) } };
}
