import type { Freshness } from '@/health/facts/freshness';
import type { PanelStatus } from './panel-state';

type FreshnessData = { 'data-state': PanelStatus; 'data-age': number | undefined };

const STATUS: Readonly<Record<Freshness['state'], PanelStatus>> = {
  current: 'fresh',
  stale: 'stale',
  unreachable: 'stale',
  unanswered: 'error',
  asking: 'loading',
  unknown: 'no-series',
};

/**
 * `data-state`, `data-cause` and `data-age` of parts that are not panels, such as the verdict, in the vocabulary of
 * panels. Age in whole seconds.
 */
export function freshnessData({ state, age }: Freshness, isLoading = false): FreshnessData {
  // Old is only what was there once.
  const status = state === 'unreachable' && age === null ? 'error' : STATUS[state];
  return { 'data-state': isLoading ? 'loading' : status, 'data-age': age === null ? undefined : Math.round(age) };
}
