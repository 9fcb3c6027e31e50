import { notifyManager, type QueryClient } from '@tanstack/react-query';
import { flushSync } from 'react-dom';

/** Later than this nobody waits for the slowest answer: one hung query must not delay the others. Milliseconds. */
const PATIENCE_MS = 100;

/** While a refresh is under way every panel shows something already, so that there is time to show all of it once. Milliseconds. */
const PATIENCE_OF_REFRESH_MS = 1000;

/** As long as answers follow each other a refresh waits for the next one. One that hangs must not delay the others by 200 ms. Milliseconds. */
const PAUSE_OF_REFRESH_MS = 100;

/**
 * From now on answers are shown together: when nothing is asked any more, or when they have waited long enough. They come within
 * a few milliseconds of each other, and shown one by one each of them renders the page and draws its charts again: twenty-eight times
 * where once is enough.
 */
export function holdAnswers(client: QueryClient): void {
  let waiting: (() => void)[] = [];
  let timer: { id: ReturnType<typeof setTimeout>; isUrgent: boolean } | null = null;
  let waitingSince = 0;
  const showAll = () => {
    const shown = waiting;
    waiting = [];
    timer = null;
    // In one rendering, whatever its priority: the clock of the page would otherwise be rendered by itself.
    flushSync(() => {
      for (const show of shown) show();
    });
  };
  notifyManager.setScheduler((show) => {
    if (waiting.length === 0) waitingSince = Date.now();
    waiting.push(show);
    if (timer?.isUrgent) return;
    const isUrgent = !isWorthWaiting(client);
    if (timer !== null) clearTimeout(timer.id);
    const waited = Date.now() - waitingSince;
    const left = isRefresh(client) ? Math.min(PAUSE_OF_REFRESH_MS, PATIENCE_OF_REFRESH_MS - waited) : PATIENCE_MS - waited;
    timer = { id: setTimeout(showAll, isUrgent ? 0 : Math.max(0, left)), isUrgent };
  });
}

/** More than these do not hang, because no more are under way: that many failures are a server that comes back, and its answers are shown together. */
const MOST_HANGING = 4;

/** Whether an answer is under way that can be expected soon: not of what failed when it was last asked, which hangs again or is one of a few. */
function isWorthWaiting(client: QueryClient): boolean {
  const all = client.isFetching();
  const failed = client.isFetching({ predicate: ({ state }) => state.status === 'error' || (state.data === undefined && state.errorUpdateCount > 0) });
  return all > failed || failed > MOST_HANGING;
}

/** Whether all that is asked has been asked before. */
function isRefresh(client: QueryClient): boolean {
  return client.isFetching({ predicate: ({ state }) => state.data === undefined && state.errorUpdateCount === 0 }) === 0;
}
