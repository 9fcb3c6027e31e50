import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import { firedAlerts } from '@/dashboard/alerts/fired-alerts';
import { firedAlertsOf, type FilterLabels } from '@/health/alerts/selected-alerts';
import type { FiredAlert } from '@/health/service-facts';
import { useAnsweredLines } from '@/panels/queries/use-lines';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { AlertsAnswer } from '@/prometheus/rule';
import { useLoadedRules } from './use-loaded-rules';

/** `alerts`: null while they are not known. */
export type FiredAlerts = { alerts: readonly FiredAlert[] | null; isAwaited: boolean };

/**
 * The recorded alerts that fired over the range and match the filters. After the first answer they are refreshed in the
 * common query of all charts.
 */
export function useFiredAlerts(
  filters: Filters,
  { endpoint, instance }: FilterLabels,
  source: VectorSource,
  answer: AlertsAnswer | null,
): FiredAlerts {
  const exprs = useMemo(() => ({ fired: firedAlerts(filters, endpoint) }), [filters, endpoint]);
  const { lines, isKnown, isAwaited } = useAnsweredLines(exprs, source);
  const rules = useLoadedRules(answer);
  return useMemo(
    () => ({
      alerts: isKnown('fired') ? firedAlertsOf(lines('fired'), rules, filters, { endpoint, instance }) : null,
      isAwaited,
    }),
    [lines, isKnown, isAwaited, rules, filters, endpoint, instance],
  );
}
