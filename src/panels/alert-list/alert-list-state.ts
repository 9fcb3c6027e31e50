import type { AlertSelection } from '@/health/alerts/selected-alerts';
import type { AlertsAnswer } from '@/prometheus/rule';

/** The state of the list, in the words of panels; `zero`: it is known that no alert is active. */
export type AlertListState = 'fresh' | 'stale' | 'error' | 'loading' | 'zero';

export function alertListState(
  answer: AlertsAnswer | null,
  problem: string,
  { shown }: AlertSelection,
): AlertListState {
  if (answer === null) return problem === '' ? 'loading' : 'error';
  if (problem !== '') return 'stale';
  return shown.length === 0 ? 'zero' : 'fresh';
}
