import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import type { VectorQuery } from '@/dashboard/panel-query';
import { firedAlerts } from '@/dashboard/past-alerts';
import { firedAlertsOf, type FilterLabels, type FiredAlert } from '@/health/alerts';
import { knownAnswer } from '@/panels/known-answer';
import { useVectors } from '@/panels/use-vectors';
import type { VectorSource } from '@/panels/vector-question';

/**
 * The alerts of the reader's choice that fired over the range, as they were recorded; null while that is not known. After the first answer they
 * come in the question of all charts.
 */
export function useFiredAlerts(filters: Filters, { endpoint, instance }: FilterLabels, source: VectorSource): readonly FiredAlert[] | null {
  const queries = useMemo((): VectorQuery[] => [{ kind: 'range', expr: firedAlerts(filters, endpoint) }], [filters, endpoint]);
  const answer = knownAnswer(useVectors(queries, source)[0]);
  return useMemo(() => (answer?.kind === 'range' ? firedAlertsOf(answer.series, filters, { endpoint, instance }) : null), [answer, filters, endpoint, instance]);
}
