import { formatTimePoint } from './time-range-text';
import type { TimePoint } from './time-range';

/**
 * The point as a person would type it: `now-1h`, or `2026-11-20 14:00:00` by the clock that is so many seconds ahead of
 * UTC at an instant.
 */
export function typedTimePoint(point: TimePoint, offset: (time: number) => number): string {
  if (point.kind === 'relative') return formatTimePoint(point);
  const time = Math.round(point.time);
  return new Date((time + offset(time)) * 1000).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' ');
}
