/** One end of a time range: so many seconds before now, or a fixed Unix second. */
export type TimePoint = { kind: 'relative'; secondsAgo: number } | { kind: 'absolute'; time: number };

/** The reader's choice. It refreshes only while `to` is relative. */
export type TimeRange = { from: TimePoint; to: TimePoint };

export const DEFAULT_RANGE: TimeRange = lastSeconds(3600);

/** The last so many seconds, until now. */
export function lastSeconds(secondsAgo: number): TimeRange {
  return { from: { kind: 'relative', secondsAgo }, to: { kind: 'relative', secondsAgo: 0 } };
}

/** The length of a range like "last hour" in seconds; null where it begins at a fixed time or does not end now. */
export function secondsOfLast(range: TimeRange): number | null {
  return endsNow(range) && range.from.kind === 'relative' ? range.from.secondsAgo : null;
}

/** The shortest range that still holds a few scrapes; seconds. */
export const SHORTEST_RANGE = 60;

/** Unix seconds of both ends; `now` is the server's clock. */
export function resolveRange(range: TimeRange, now: number): { start: number; end: number } {
  return { start: resolve(range.from, now), end: resolve(range.to, now) };
}

const resolve = (point: TimePoint, now: number) => (point.kind === 'absolute' ? point.time : now - point.secondsAgo);

/** Whether the range moves with now. A fixed range always has the same answer, and is asked once. */
export function isLive(range: TimeRange): boolean {
  return range.to.kind === 'relative';
}

/** Whether it ends now: only then do the present alerts and targets belong to it. */
export function endsNow({ to }: TimeRange): boolean {
  return to.kind === 'relative' && to.secondsAgo === 0;
}

/** The length of the range, seconds. */
export function rangeLength(range: TimeRange, now: number): number {
  const { start, end } = resolveRange(range, now);
  return end - start;
}
