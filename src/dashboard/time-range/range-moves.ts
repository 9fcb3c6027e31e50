import { endsNow, lastSeconds, resolveRange, type TimeRange } from './time-range';

/** A range that ends within a minute of the present is the last so many minutes, and refreshes: to go there takes time too. */
const MINUTE = 60;

/** As long as the range, and half of it earlier: what led to something stays in sight beside it. `now`: the server's clock, Unix seconds. */
export function earlier(range: TimeRange, now: number): TimeRange {
  const { start, end } = resolveRange(range, now);
  const half = (end - start) / 2;
  return absolute(start - half, end - half);
}

/** Half of it later, and at the present no further. */
export function later(range: TimeRange, now: number): TimeRange {
  const { start, end } = resolveRange(range, now);
  const half = (end - start) / 2;
  return endsNow(range) ? range : untilNow(start + half, end + half, now);
}

/** Twice as long around the same middle; what would lie in the future is added before. */
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
