/**
 * How old what the page knows is, told by the newest sample on the server's clock and by whether the server answers at all.
 * Ages in seconds. `unreachableSince` in Unix seconds, null while it answers.
 */
export type Freshness = {
  newestSample: number | null;
  age: number | null;
  unreachableSince: number | null;
  state: 'current' | 'stale' | 'unreachable' | 'unanswered' | 'asking' | 'unknown';
};

/**
 * Times in Unix seconds, intervals in seconds. `refreshInterval` is null while paused or over a past range; `isUnanswered`: the question for the newest
 * sample has only ever failed; `isAsking`: it has not been answered yet; `isOver`: `now` is the end of a range that is over.
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
 * The age up to which a sample is current. A healthy service is up to one interval old when asked, and one refresh older just before it is
 * asked again. The second interval is one failed scrape forgiven.
 */
const SCRAPES_OF_GRACE = 2;

/** At scrapes every second three of them would be shorter than a slow answer; seconds. */
const SHORTEST_GRACE = 7;

/** Targets tell how often a service is scraped now. At a time that is over it may have been once a minute, the longest usual interval; seconds. */
const LONGEST_USUAL_INTERVAL = 60;

export function oldestCurrentAge({ scrapeInterval, refreshInterval, isOver }: Pick<FreshnessFacts, 'scrapeInterval' | 'refreshInterval' | 'isOver'>): number {
  const interval = isOver ? Math.max(scrapeInterval, LONGEST_USUAL_INTERVAL) : scrapeInterval;
  const grace = Math.max(SCRAPES_OF_GRACE * interval, SHORTEST_GRACE);
  return grace + (refreshInterval ?? 0);
}

/** From when on a scrape is late, in intervals between scrapes. */
const LATE = 1.5;

/**
 * Whether no sample is late. What is late lowers a rate long before it is old: 40 s after the last of its samples one over a minute is half of what it was, as if
 * so much fewer requests had come.
 */
export function isPunctual({ state, age }: Freshness, scrapeInterval: number): boolean {
  return state === 'current' && age !== null && age <= LATE * scrapeInterval;
}

/**
 * A server that does not answer is `unreachable` at once, however young the last sample is: nobody knows what happens now. `unanswered`: it
 * does, but not this question. `asking`: not yet. `unknown`: it answers and has no sample at all. Works for the whole service and, with its own newest sample, for one instance.
 */
export function judgeFreshness(facts: FreshnessFacts): Freshness {
  const { unreachableSince } = facts;
  // The value of an answer, which may be anything: what is no time is no age, and the page could not say when it was.
  const newestSample = Number.isFinite(facts.newestSample) ? facts.newestSample : null;
  // A scrape may be stamped a moment after the answer that carries it; an age below zero would only look broken.
  const age = newestSample === null ? null : Math.max(0, facts.now - newestSample);
  return { newestSample, age, unreachableSince, state: stateOf(facts, age) };
}

function stateOf(facts: FreshnessFacts, age: number | null): Freshness['state'] {
  if (facts.unreachableSince !== null) return 'unreachable';
  if (age === null) return facts.isUnanswered ? 'unanswered' : facts.isAsking ? 'asking' : 'unknown';
  return age <= oldestCurrentAge(facts) ? 'current' : 'stale';
}
