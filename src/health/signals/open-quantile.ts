/** What bringing milliseconds to seconds may change of an edge, as a share of it. */
const ROUNDING = 1e-9;

/** Whether a quantile that the server has computed lies at the end of the buckets, and so may be anything above. `lastEdge` null: not known. Seconds. */
export function isOpenQuantile(seconds: number, lastEdge: number | null): boolean {
  return lastEdge !== null && Math.abs(seconds - lastEdge) <= ROUNDING * lastEdge;
}
