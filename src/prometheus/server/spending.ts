import type { QueryCost } from '@/prometheus/query-answer';

/**
 * What the queries of one refresh cost the server: how many said so, the samples they looked at, the seconds it worked on them. `atLeast`: the
 * seconds of the cheapest of the latest five refreshes, 0 before there are so many. The server counts seconds of the clock, so that a busy
 * machine makes some of them dear.
 */
export type Spent = { queries: number; samples: number; seconds: number; atLeast: number };

/** `get`: what a refresh usually costs; null before the first whole one, and where the server does not say. */
export type Spending = {
  get: () => Spent | null;
  subscribe: (listener: () => void) => () => void;
  add: (cost: QueryCost) => void;
  /** The next refresh begins. */
  turn: () => void;
};

/** The middle one of so many is the usual one: once in a while everything is asked again. */
const REMEMBERED = 5;

const NOTHING = { queries: 0, samples: 0, seconds: 0 };

export function createSpending(): Spending {
  let running = NOTHING;
  let past: readonly (typeof NOTHING)[] = [];
  let usual: Spent | null = null;
  // What was asked before the first refresh is the page itself, not a refresh of it.
  let isLoading = true;
  const listeners = new Set<() => void>();
  return {
    get: () => usual,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add: ({ samples, seconds }) => {
      if (seconds === undefined) return;
      running = { queries: running.queries + 1, samples: running.samples + (samples ?? 0), seconds: running.seconds + seconds };
    },
    turn: () => {
      if (!isLoading && running.queries > 0) past = [...past, running].slice(-REMEMBERED);
      isLoading = false;
      running = NOTHING;
      usual = usualOf(past);
      for (const listener of listeners) listener();
    },
  };
}

function usualOf(past: readonly Omit<Spent, 'atLeast'>[]): Spent | null {
  const ranked = past.toSorted((a, b) => a.seconds - b.seconds);
  const middle = ranked[Math.floor(ranked.length / 2)];
  return middle === undefined ? null : { ...middle, atLeast: past.length < REMEMBERED ? 0 : (ranked[0]?.seconds ?? 0) };
}
