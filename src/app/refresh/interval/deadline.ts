/** The longest deadline of a request; seconds. */
const LONGEST_DEADLINE = 10;

/**
 * That of what reads a large service, seconds: on a busy server its buckets alone take longer than ten, and a request
 * that is given up and repeated costs the server all of it again.
 */
const OF_LARGE_SERVICE = 30;

export function patientDeadline(deadline: number, isLarge: boolean | undefined): number {
  return isLarge === true ? Math.max(deadline, OF_LARGE_SERVICE) : deadline;
}

/** The deadline of requests: the refresh interval, at most ten seconds. */
export function deadlineOf(interval: number | null): number {
  return Math.min(interval ?? LONGEST_DEADLINE, LONGEST_DEADLINE);
}
