import { isLive, type TimeRange } from '@/dashboard/time-range/time-range';
import type { Freshness } from '@/health/facts/freshness';

/** Why what is shown does not follow the service. */
export type RefreshWord = 'retrying' | 'paused' | 'not live';

/** null while it does. `refreshInterval`: null while paused or over a fixed range, which `p` does not resume. */
export function refreshWord({ unreachableSince }: Pick<Freshness, 'unreachableSince'>, refreshInterval: number | null, range: TimeRange): RefreshWord | null {
  if (unreachableSince !== null) return 'retrying';
  if (!isLive(range)) return 'not live';
  return refreshInterval === null ? 'paused' : null;
}

/** The word in a sentence. */
export const REFRESH_REASONS: Readonly<Record<RefreshWord, string>> = {
  retrying: 'The server does not answer: the page asks again by itself',
  paused: 'Refreshing is paused: the page shows what was known then',
  'not live': 'The range ends at a fixed time: the page shows what was known then',
};
