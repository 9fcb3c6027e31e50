/**
 * Share of the requests that fail, 0 to 1; null where none came, or where that is not known. Failures that are counted apart can be more than the
 * requests: a little more, because two counters do not grow in the same moment, or much more, because they count different things. More than all
 * requests cannot fail.
 */
export function errorRatioOf(failed: number, received: number): number | null {
  if (received > 0) return Math.min(1, failed / received);
  return received === 0 && failed > 0 ? 1 : null;
}
