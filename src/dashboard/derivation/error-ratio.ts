/**
 * Share of the requests that fail, 0 to 1; null where none came, or where that is not known. Failures with a counter of
 * their own can exceed the requests: slightly, because two counters do not grow in the same moment, or by far, because
 * they count different things. The ratio is therefore capped at 1.
 */
export function errorRatioOf(failed: number, received: number): number | null {
  if (received > 0) return Math.min(1, failed / received);
  return received === 0 && failed > 0 ? 1 : null;
}
