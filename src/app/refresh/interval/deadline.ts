/** The longest deadline of a request; seconds. */
const LONGEST_DEADLINE = 10;

/** The deadline of requests: the refresh interval, at most ten seconds. */
export function deadlineOf(interval: number | null): number {
  return Math.min(interval ?? LONGEST_DEADLINE, LONGEST_DEADLINE);
}
