import { useMemo } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { LimitRule } from '@/dashboard/alerts/rule-limits';
import type { AlertsAnswer } from '@/prometheus/rule';

/**
 * What the loaded rules read, the same list until that changes: their states and values change with every refresh. Empty
 * where they are not known.
 */
export function useLoadedRules(answer: AlertsAnswer | null): readonly LimitRule[] {
  // There may be thousands, which are compared once per answer.
  return useUnchanged(
    useMemo(() => answer?.rules?.map(({ name, expr, labels }) => ({ name, expr, labels })) ?? [], [answer]),
  );
}
