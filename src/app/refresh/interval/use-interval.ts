import { useSyncExternalStore } from 'react';
import type { Connection } from '@/prometheus/connection/connection';
import type { ViewState } from '@/app/view/use-view-state';
import { stretchedInterval } from './stretched-interval';

/**
 * Seconds between refreshes; null while paused. `share`: how much of one core of the server the page may use; refreshes
 * that cost more come less often.
 */
export function useInterval({ spending }: Connection, refresh: ViewState['refresh'], share: number): number | null {
  // Subscribes to the interval and not to the cost, which changes with every refresh and would render the page again.
  return useSyncExternalStore(spending.subscribe, () =>
    refresh === 'off' ? null : stretchedInterval(refresh, spending.get()?.atLeast ?? null, share),
  );
}
