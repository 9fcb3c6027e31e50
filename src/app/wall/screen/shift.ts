/** How long the picture stays where it is; seconds. */
const STAY = 180;

/** CSS pixels from the middle: more than the thickness of any line on a wall, and less than its margin. */
const REACH = 4;

/** A ring of places around the middle, each one step from the one before, so that no move is seen. */
const RING: readonly (readonly [number, number])[] = [
  [0, -REACH],
  [2, -3],
  [3, -2],
  [REACH, 0],
  [3, 2],
  [2, 3],
  [0, REACH],
  [-2, 3],
  [-3, 2],
  [-REACH, 0],
  [-3, -2],
  [-2, -3],
];

/** How far the whole picture is moved at `now` (Unix seconds), CSS pixels, to prevent burn-in. */
export function shiftAt(now: number): { x: number; y: number } {
  const [x, y] = RING[Math.floor(now / STAY) % RING.length] ?? [0, 0];
  return { x, y };
}
