import type { AlertSelection } from '@/health/alerts/selected-alerts';
import type { AlertsAnswer } from '@/prometheus/rule';

/** How much the list can be believed; `zero`: it is known that nothing of it is active. */
export type AlertsStanding = 'fresh' | 'stale' | 'error' | 'loading' | 'zero';

export function standingOf(answer: AlertsAnswer | null, problem: string, { shown }: AlertSelection): AlertsStanding {
  if (answer === null) return problem === '' ? 'loading' : 'error';
  if (problem !== '') return 'stale';
  return shown.length === 0 ? 'zero' : 'fresh';
}
