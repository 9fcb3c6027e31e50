/** How long one of the others stays before the next takes its turn; seconds. A line is read twice in that time from across a room. */
const TURN = 8;

/**
 * Which of `count` alerts stand in the two rows of a wall at `now` (Unix seconds), as indices: the worst always has the first, the rest
 * share the second. Told by the clock and not by a timer, so that two walls side by side show the same.
 */
export function wallPlaces(count: number, now: number): readonly number[] {
  if (count <= 2) return Array.from({ length: count }, (_, index) => index);
  return [0, 1 + (Math.floor(now / TURN) % (count - 1))];
}
