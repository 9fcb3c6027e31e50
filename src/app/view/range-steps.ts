import { earlier, later, wider } from '@/dashboard/time-range/range-moves';
import type { TimeRange } from '@/dashboard/time-range/time-range';
import type { ServerClock } from '@/prometheus/server/clock';

/** A step from the range that is looked at, and the key that takes it. */
type RangeStep = { text: string; key: string; move: (range: TimeRange, now: number) => TimeRange };

export const RANGE_STEPS: readonly RangeStep[] = [
  { text: 'Earlier', key: 'e', move: earlier },
  { text: 'Zoom out', key: 'z', move: wider },
  { text: 'Later', key: 'l', move: later },
];

/** One that leads nowhere is no step of the browser's history either. */
export function takeStep(
  { move }: RangeStep,
  range: TimeRange,
  clock: ServerClock,
  show: (range: TimeRange) => void,
): void {
  const next = move(range, clock.now());
  if (next !== range) show(next);
}
