/** The longest that anybody waits for an answer; seconds. */
const LONGEST_DEADLINE = 10;

/** A request is given up when the next refresh is due, and after ten seconds in any case. */
export function deadlineOf(interval: number | null): number {
  return Math.min(interval ?? LONGEST_DEADLINE, LONGEST_DEADLINE);
}
