import { isLive, type TimeRange } from '@/dashboard/time-range/time-range';
import type { Freshness } from '@/health/facts/freshness';

/** Why what is shown does not follow the service. */
export type RefreshWord = 'retrying' | 'checking' | 'paused' | 'not live';

/**
 * null while it does. `refreshInterval`: null while paused or over a fixed range, which `p` does not resume.
 * `isChecked`: it is being asked what has happened meanwhile.
 */
export function refreshWord(
  { unreachableSince }: Pick<Freshness, 'unreachableSince'>,
  refreshInterval: number | null,
  range: TimeRange,
  isChecked = false,
): RefreshWord | null {
  if (unreachableSince !== null) return 'retrying';
  if (isChecked) return 'checking';
  if (!isLive(range)) return 'not live';
  return refreshInterval === null ? 'paused' : null;
}

/** After so many refresh intervals plus so many seconds without a refresh, the tab was hidden or the computer slept. */
const REFRESHES = 2;
const ANSWERED_WITHIN = 10;

/** Whether the page has not refreshed for longer than it should. `since`: seconds since the last refresh. */
export function hasNotAsked(since: number, refreshInterval: number | null): boolean {
  return refreshInterval !== null && since > REFRESHES * refreshInterval + ANSWERED_WITHIN;
}

/** The word in a sentence. */
export const REFRESH_REASONS: Readonly<Record<RefreshWord, string>> = {
  retrying: 'The server does not answer: the page asks again by itself',
  checking:
    'A clock has leapt, or nobody saw the page for a while: the page shows what it knew before, and asks again by itself',
  paused: 'Refreshing is paused: the page shows what was known then',
  'not live': 'The range ends at a fixed time: the page shows what was known then',
};
