import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';
import { flushSync } from 'react-dom';

/** Later than this nobody waits for the slowest answer: one hung query must not delay the others. Milliseconds. */
const PATIENCE_MS = 100;

/** While a refresh is under way every panel shows something already, so that there is time to show all of it once. Milliseconds. */
const PATIENCE_OF_REFRESH_MS = 1000;

/** As long as answers follow each other a refresh waits for the next one. Milliseconds. */
const PAUSE_OF_REFRESH_MS = 100;

/**
 * And it waits as long as the slowest of the latest refreshes took, and half as long again, for machines are not always as fast. One that hangs must
 * not delay the others by 200 ms. Milliseconds.
 */
const REMEMBERED = 3;
const LATE = 1.5;
const MOST_DELAY_MS = 190;

/**
 * From now on answers are shown together: when nothing is asked any more, or when they have waited long enough. They come within
 * a few milliseconds of each other, and shown one by one each of them renders the page and draws its charts again: twenty-eight times
 * where once is enough.
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
    // In one rendering, whatever its priority: the clock of the page would otherwise be rendered by itself.
    flushSync(() => {
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
    due = setTimeout(showAll, Math.max(0, isRefresh ? Math.min(pause, PATIENCE_OF_REFRESH_MS - waited) : PATIENCE_MS - waited));
  };
  notifyManager.setScheduler((show) => {
    if (waiting.length === 0) waitingSince = performance.now();
    waiting.push(show);
    // Once for all that comes in one task: a common answer is that to a dozen questions.
    check ??= setTimeout(decide, 0);
  });
}

/** How long refreshes take. `untilLate`: milliseconds until the one under way takes longer than it may, negative where it does. */
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
      // Longer than it is waited for in any case: something hung.
      if (asked.isRefresh && tookMs < PATIENCE_OF_REFRESH_MS) took = [...took, tookMs].slice(-REMEMBERED);
      asked = null;
    },
  };
}

/** More than these do not hang, because no more are under way: that many failures are a server that comes back, and its answers are shown together. */
const MOST_HANGING = 4;

/**
 * Whether an answer is under way that can be expected soon: not of what failed when it was last asked, which hangs again or is one of a few. Whether
 * all that is asked has been asked before. And whether it is asked for the first time, but is nothing that the page is drawn from.
 */
function outlook(client: QueryClient): { isWorthWaiting: boolean; isRefresh: boolean; isAside: boolean } {
  const asked = client.getQueryCache().findAll({ fetchStatus: 'fetching' });
  const failed = asked.filter(({ state }) => state.status === 'error' || (state.data === undefined && state.errorUpdateCount > 0));
  const isRefresh = asked.every(({ state }) => state.data !== undefined || state.errorUpdateCount > 0);
  return { isWorthWaiting: asked.length > failed.length || failed.length > MOST_HANGING, isRefresh, isAside: !isRefresh && asked.every(isAsideOf) };
}

const isAsideOf = ({ meta }: Query) => meta?.['isAside'] === true;

/** Whether anything that the page is drawn from was answered since then; milliseconds. What stands aside is shown with the next answer, or after a while. */
function isAnsweredSince(client: QueryClient, timeMs: number): boolean {
  const queries = client.getQueryCache().getAll();
  return queries.some((query) => !isAsideOf(query) && Math.max(query.state.dataUpdatedAt, query.state.errorUpdatedAt) > timeMs);
}
