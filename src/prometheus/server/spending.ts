import type { QueryCost } from '@/prometheus/query-answer';

/**
 * What the queries of one refresh cost the server: how many reported their cost, the samples they read, the seconds it
 * worked on them. `atLeast`: the seconds of the cheapest of the last five refreshes, 0 before there are five. The
 * server measures wall-clock time, so that some refreshes seem expensive on a busy machine.
 */
export type Spent = { queries: number; samples: number; seconds: number; atLeast: number };

/** `get`: what a refresh usually costs; null before the first whole one, and where the server does not say. */
export type Spending = {
  get: () => Spent | null;
  subscribe: (listener: () => void) => () => void;
  add: (cost: QueryCost) => void;
  /** Closes the account of the refresh before, and opens that of the next. */
  beginRefresh: () => void;
};

/** The median of so many refreshes counts as usual: now and then a refresh asks for everything again. */
const REMEMBERED = 5;

const NOTHING = { queries: 0, samples: 0, seconds: 0 };

export function createSpending(): Spending {
  let running = NOTHING;
  let past: readonly (typeof NOTHING)[] = [];
  let usual: Spent | null = null;
  // The queries before the first refresh load the page, and are no refresh of it.
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
      running = {
        queries: running.queries + 1,
        samples: running.samples + (samples ?? 0),
        seconds: running.seconds + seconds,
      };
    },
    beginRefresh: () => {
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
