/**
 * How old the data of the page is, by the newest sample on the server's clock, and whether the server answers at all.
 * Ages in seconds. `unreachableSince` in Unix seconds, null while it answers.
 */
export type Freshness = {
  newestSample: number | null;
  age: number | null;
  unreachableSince: number | null;
  state: 'current' | 'stale' | 'unreachable' | 'unanswered' | 'asking' | 'unknown';
};

/**
 * Times in Unix seconds, intervals in seconds. `refreshInterval` is null while paused or over a past range;
 * `isUnanswered`: the question for the newest sample has only ever failed; `isAsking`: it has not been answered yet;
 * `isOver`: `now` is the end of a range that is over.
 */
export type FreshnessFacts = {
  newestSample: number | null;
  now: number;
  scrapeInterval: number;
  refreshInterval: number | null;
  unreachableSince: number | null;
  isUnanswered?: boolean;
  isAsking?: boolean;
  isOver: boolean;
};

/**
 * A sample is current up to the age of so many scrape intervals plus one refresh. A healthy service's newest sample is
 * up to one interval old when it is queried, and one refresh older just before the next query. The second interval
 * forgives one failed scrape.
 */
const SCRAPES_OF_GRACE = 2;

/** With scrapes every second the intervals above would be shorter than a slow answer takes; seconds. */
const SHORTEST_GRACE = 7;

/**
 * The scrape interval is that of now. In the past it may have been longer; a minute is the longest usual one; seconds.
 */
const LONGEST_USUAL_INTERVAL = 60;

export function oldestCurrentAge({
  scrapeInterval,
  refreshInterval,
  isOver,
}: Pick<FreshnessFacts, 'scrapeInterval' | 'refreshInterval' | 'isOver'>): number {
  const interval = isOver ? Math.max(scrapeInterval, LONGEST_USUAL_INTERVAL) : scrapeInterval;
  const grace = Math.max(SCRAPES_OF_GRACE * interval, SHORTEST_GRACE);
  return grace + (refreshInterval ?? 0);
}

/** A sample older than this is late, in scrape intervals. */
const LATE = 1.5;

/**
 * Whether the newest sample is not late. Missing samples lower a rate long before they count as stale: 40 s after the
 * last sample a rate over a minute has fallen by half, as if requests had.
 */
export function isPunctual({ state, age }: Freshness, scrapeInterval: number): boolean {
  return state === 'current' && age !== null && age <= LATE * scrapeInterval;
}

/**
 * A server that does not answer is `unreachable` at once, however young the last sample is, because nobody knows what
 * happens now. `unanswered`: the server answers, but not this query. `asking`: not answered yet. `unknown`: it answers
 * and has no sample. Works for a whole service and, with its own newest sample, for one instance.
 */
export function judgeFreshness(facts: FreshnessFacts): Freshness {
  const { unreachableSince } = facts;
  // The time is the value of a sample, which may be NaN or infinite.
  const newestSample = Number.isFinite(facts.newestSample) ? facts.newestSample : null;
  // A scrape may be stamped slightly after the answer that carries it; a negative age would look broken.
  const age = newestSample === null ? null : Math.max(0, facts.now - newestSample);
  return { newestSample, age, unreachableSince, state: stateOf(facts, age) };
}

function stateOf(facts: FreshnessFacts, age: number | null): Freshness['state'] {
  if (facts.unreachableSince !== null) return 'unreachable';
  if (age === null) return facts.isUnanswered ? 'unanswered' : facts.isAsking ? 'asking' : 'unknown';
  return age <= oldestCurrentAge(facts) ? 'current' : 'stale';
}
