import { useMemo, useSyncExternalStore } from 'react';
import { endsNow } from '@/dashboard/time-range';
import { judgeFreshness, type Freshness } from '@/health/freshness';
import type { PageSource } from './use-page-source';

/**
 * How old what the page knows is; judged again at every tick and whenever the server falls silent or comes back. `isUnanswered`: what the verdict
 * rests on has only ever failed.
 */
export function useFreshness(newestSample: number | null, isUnanswered: boolean, { source, scrape, now, refreshInterval }: PageSource): Freshness {
  const { status } = source.connection;
  const isOver = !endsNow(source.range);
  const { since } = useSyncExternalStore(status.subscribe, status.get);
  return useMemo(
    () => judgeFreshness({ newestSample, now, scrapeInterval: scrape.interval, refreshInterval, unreachableSince: since, isUnanswered, isOver }),
    [newestSample, now, scrape.interval, refreshInterval, since, isUnanswered, isOver],
  );
}
