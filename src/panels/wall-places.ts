/** How long one of the others stays before the next takes its turn; seconds. A line is read twice in that time from across a room. */
const TURN = 8;

/**
 * Which of `count` things, the worst first, stand in the `room` places of a wall at `now` (Unix seconds), as indices: the worst keep
 * theirs, the rest share the last one. Told by the clock and not by a timer, so that two walls side by side show the same.
 */
export function wallPlaces(count: number, room: number, now: number): readonly number[] {
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const kept = room - 1;
  return [...Array.from({ length: kept }, (_, index) => index), kept + (Math.floor(now / TURN) % (count - kept))];
}
