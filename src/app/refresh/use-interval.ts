import { useSyncExternalStore } from 'react';
import type { Connection } from '@/prometheus/connection/connection';
import type { ViewState } from '@/app/view/use-view-state';
import { stretchedInterval } from './stretched-interval';

/** Seconds between refreshes; null while paused. `share`: of the server's time that the page may cost it; a refresh that costs more comes less often. */
export function useInterval({ spending }: Connection, refresh: ViewState['refresh'], share: number): number | null {
  // The interval and not the cost, which is another one after every refresh and would render the page again.
  return useSyncExternalStore(spending.subscribe, () => (refresh === 'off' ? null : stretchedInterval(refresh, spending.get()?.atLeast ?? null, share)));
}
