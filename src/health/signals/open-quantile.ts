/** The relative rounding error of converting an edge from milliseconds to seconds. */
const ROUNDING = 1e-9;

/**
 * Whether a quantile that the server computed equals the last finite bucket edge, and so may be anything above;
 * `lastEdge` null: not known. Seconds.
 */
export function isOpenQuantile(seconds: number, lastEdge: number | null): boolean {
  return lastEdge !== null && Math.abs(seconds - lastEdge) <= ROUNDING * lastEdge;
}
