import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';
import { startTransition } from 'react';

/**
 * Answers are held back at most this long for the slowest one, so that a hanging query does not delay the others.
 * Milliseconds.
 */
const PATIENCE_MS = 100;

/** The same during a refresh, when every panel shows its last values meanwhile. Milliseconds. */
const PATIENCE_OF_REFRESH_MS = 1000;

/** During a refresh each answer extends the wait for the next one by this. Milliseconds. */
const PAUSE_OF_REFRESH_MS = 100;

/**
 * A refresh also waits 1.5 times as long as the slowest of the latest refreshes took, but not so long that a hanging
 * query delays the others by 200 ms. Milliseconds.
 */
const REMEMBERED = 3;
const LATE = 1.5;
const MOST_DELAY_MS = 190;

/**
 * From now on answers are shown together: when no query is under way any more, or when they have waited long enough.
 * They come within a few milliseconds of each other, and shown one by one each would render the page and draw charts
 * again: twenty-eight times instead of once.
 */
export function holdAnswers(client: QueryClient): void {
  let waiting: (() => void)[] = [];
  let check: ReturnType<typeof setTimeout> | null = null;
  let due: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let shownAt = 0;
  const experience = createExperience(client);
  const showAll = () => {
    const shown = waiting;
    waiting = [];
    shownAt = Date.now();
    clearTimeout(due);
    experience.noteShown();
    // All in one rendering, together with the clock of the page. As a transition it is interruptible, so that it is no
    // long task.
    startTransition(() => {
      for (const show of shown) show();
    });
  };
  const decide = () => {
    check = null;
    const { isWorthWaiting, isRefresh, isAside } = outlook(client);
    if (!isWorthWaiting || (isAside && isAnsweredSince(client, shownAt))) return showAll();
    const waited = performance.now() - waitingSince;
    const pause = Math.max(PAUSE_OF_REFRESH_MS, experience.untilLate(isRefresh));
    clearTimeout(due);
    due = setTimeout(
      showAll,
      Math.max(0, isRefresh ? Math.min(pause, PATIENCE_OF_REFRESH_MS - waited) : PATIENCE_MS - waited),
    );
  };
  notifyManager.setScheduler((show) => {
    if (waiting.length === 0) waitingSince = performance.now();
    waiting.push(show);
    // Once per task, because a common answer resolves a dozen queries.
    check ??= setTimeout(decide, 0);
  });
}

/**
 * How long refreshes take. `untilLate`: milliseconds until the one under way takes longer than it may, negative where
 * it does.
 */
type Experience = { untilLate: (isRefresh: boolean) => number; noteShown: () => void };

function createExperience(client: QueryClient): Experience {
  let asked: { since: number; isRefresh: boolean } | null = null;
  let took: readonly number[] = [];
  return {
    untilLate: (isRefresh) => {
      asked = { since: asked?.since ?? performance.now(), isRefresh: isRefresh && asked?.isRefresh !== false };
      const usualMs = Math.max(0, ...took);
      return asked.since + Math.min(LATE * usualMs, usualMs + MOST_DELAY_MS) - performance.now();
    },
    noteShown: () => {
      if (asked === null || client.isFetching() > 0) return;
      const tookMs = performance.now() - asked.since;
      // A refresh that took longer than the maximum wait hung, and must not count as usual.
      if (asked.isRefresh && tookMs < PATIENCE_OF_REFRESH_MS) took = [...took, tookMs].slice(-REMEMBERED);
      asked = null;
    },
  };
}

/**
 * At most so many queries can hang at a time; where more failed before, the server is recovering, and its answers are
 * waited for.
 */
const MOST_HANGING = 4;

/**
 * What is under way: whether any answer can be expected soon, which excludes a few queries that failed the last time
 * and may hang again; whether all queries were answered before; and whether the rest are new ones that the page is not
 * drawn from.
 */
function outlook(client: QueryClient): { isWorthWaiting: boolean; isRefresh: boolean; isAside: boolean } {
  const asked = client.getQueryCache().findAll({ fetchStatus: 'fetching' });
  const failed = asked.filter(
    ({ state }) => state.status === 'error' || (state.data === undefined && state.errorUpdateCount > 0),
  );
  const isRefresh = asked.every(({ state }) => state.data !== undefined || state.errorUpdateCount > 0);
  return {
    isWorthWaiting: asked.length > failed.length || failed.length > MOST_HANGING,
    isRefresh,
    isAside: !isRefresh && asked.every(isAsideOf),
  };
}

const isAsideOf = ({ meta }: Query) => meta?.['isAside'] === true;

/**
 * Whether anything that the page is drawn from was answered since then (milliseconds). Other answers are shown with the
 * next one, or after a while.
 */
function isAnsweredSince(client: QueryClient, timeMs: number): boolean {
  const queries = client.getQueryCache().getAll();
  return queries.some(
    (query) => !isAsideOf(query) && Math.max(query.state.dataUpdatedAt, query.state.errorUpdatedAt) > timeMs,
  );
}
