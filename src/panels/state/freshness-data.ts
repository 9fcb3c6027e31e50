import type { Freshness } from '@/health/facts/freshness';
import type { PanelStatus } from './panel-state';

type FreshnessData = { 'data-state': PanelStatus; 'data-age': number | undefined };

const STATUS: Readonly<Record<Freshness['state'], PanelStatus>> = { current: 'fresh', stale: 'stale', unreachable: 'stale', unanswered: 'error', asking: 'loading', unknown: 'no-series' };

/** How far what is no panel can be believed, in the words of the panels, for whoever watches the page from outside. Age in whole seconds. */
export function freshnessData({ state, age }: Freshness, isLoading = false): FreshnessData {
  // Old is only what was there once.
  const status = state === 'unreachable' && age === null ? 'error' : STATUS[state];
  return { 'data-state': isLoading ? 'loading' : status, 'data-age': age === null ? undefined : Math.round(age) };
}
