/**
 * How long one of the others stays before the next takes its turn; seconds. A line is read twice in that time from
 * across a room.
 */
const TURN = 8;

/**
 * The indices of the items that a wall with `room` places shows at `now` (Unix seconds), of `count` items with the
 * worst first: the worst are always shown, the rest take turns in the last place. Computed from the clock, so that two
 * walls side by side show the same.
 */
export function wallPlaces(count: number, room: number, now: number): readonly number[] {
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const kept = room - 1;
  return [...Array.from({ length: kept }, (_, index) => index), kept + (Math.floor(now / TURN) % (count - kept))];
}
