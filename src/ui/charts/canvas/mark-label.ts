import type { Plot } from '@/ui/charts/layout/plot';

/** Between a mark and its label, and as much again before the next label. */
const GAP = 5;

/**
 * Where the label of a mark at `x` begins, in CSS pixels; null where it has no room. It ends at its mark, or begins
 * there where it would lie over the numbers of the axis. Labels are placed from right to left; `free` is where the one
 * before leaves off.
 */
export function markLabelLeft(
  x: number,
  width: number,
  { left, scale }: Pick<Plot, 'left' | 'scale'>,
  free: number,
): number | null {
  if (x > free) return null;
  const before = x - GAP * scale - width;
  if (before >= left) return before;
  const after = x + GAP * scale;
  return after + width <= free ? after : null;
}

/** Where a label that begins at `left` leaves off. */
export function freeBefore(left: number, { scale }: Pick<Plot, 'scale'>): number {
  return left - GAP * scale;
}
