import { useSecondWhile } from '@/app/refresh/clock/use-second';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import { endsNow } from '@/dashboard/time-range/time-range';
import { judgeFreshness, type Freshness } from '@/health/facts/freshness';
import type { FactsState } from './use-kept-facts';
import type { PageSource } from './use-page-source';

/** `at`: the time for which verdict and ages are computed, Unix seconds. */
type Present = { freshness: Freshness; at: number };

type Sampled = Pick<FactsState, 'newestSample' | 'isAgeAwaited' | 'problem'>;

/**
 * The freshness of the page's data; judged at every tick, whenever the server fails or recovers, and every second once
 * the data is old, like the clock beside it. `isCounting`: the verdict has a countdown.
 */
export function useFreshness(
  { newestSample, isAgeAwaited, problem }: Sampled,
  isCounting: boolean,
  { source, scrape, now, refreshInterval }: PageSource,
): Present {
  const { connection, range } = source;
  const isOver = !endsNow(range);
  const { since } = useServerStatus(connection);
  const facts = {
    newestSample,
    scrapeInterval: scrape.interval,
    refreshInterval,
    unreachableSince: since,
    isUnanswered: problem !== '',
    isAsking: isAgeAwaited,
    isOver,
  };
  const isAgeing = since !== null || judgeFreshness({ ...facts, now }).state === 'stale';
  const at = useSecondWhile((isAgeing || isCounting) && refreshInterval !== null && !isOver, now, connection.clock);
  const freshness = useUnchanged(judgeFreshness({ ...facts, now: isAgeing ? at : now }));
  return { freshness, at };
}
