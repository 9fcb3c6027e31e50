import { useSecondWhile } from '@/app/refresh/use-second';
import { useServerStatus } from '@/app/refresh/use-server-status';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import { endsNow } from '@/dashboard/time-range/time-range';
import { judgeFreshness, type Freshness } from '@/health/facts/freshness';
import type { Told } from './use-kept-facts';
import type { PageSource } from './use-page-source';

/** `at`: what verdict and ages are told at, Unix seconds. */
type Present = { freshness: Freshness; at: number };

type Sampled = Pick<Told, 'newestSample' | 'isAgeAwaited' | 'problem'>;

/**
 * How old what the page knows is; judged again at every tick and whenever the server falls silent or comes back, and told by the second once it is old, as the
 * clock beside it counts. `isCounting`: the verdict counts down to something.
 */
export function useFreshness({ newestSample, isAgeAwaited, problem }: Sampled, isCounting: boolean, { source, scrape, now, refreshInterval }: PageSource): Present {
  const { connection, range } = source;
  const isOver = !endsNow(range);
  const { since } = useServerStatus(connection);
  const facts = { newestSample, scrapeInterval: scrape.interval, refreshInterval, unreachableSince: since, isUnanswered: problem !== '', isAsking: isAgeAwaited, isOver };
  const isAgeing = since !== null || judgeFreshness({ ...facts, now }).state === 'stale';
  const at = useSecondWhile((isAgeing || isCounting) && refreshInterval !== null && !isOver, now, connection.clock);
  const freshness = useUnchanged(judgeFreshness({ ...facts, now: isAgeing ? at : now }));
  return { freshness, at };
}
