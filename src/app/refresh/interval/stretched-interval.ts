/** The intervals to choose from when refreshes at the chosen one would cost the server too much; seconds. */
const SLOWER: readonly number[] = [10, 15, 30, 60, 120, 300, 600, 900];

/**
 * Seconds between refreshes, so that they cost the server no more than `share` of its time: `interval` where that is
 * enough, a longer one where it is not. `spent`: seconds that the server works on one refresh, null where that is not
 * known.
 */
export function stretchedInterval(interval: number, spent: number | null, share: number): number {
  if (spent === null || spent <= share * interval) return interval;
  const slower = SLOWER.filter((seconds) => seconds > interval);
  return slower.find((seconds) => spent <= share * seconds) ?? slower.at(-1) ?? interval;
}
