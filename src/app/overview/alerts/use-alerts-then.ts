import { useMemo } from 'react';
import { PAST_ALERTS, readPastAlerts } from '@/dashboard/alerts/past-alerts';
import type { VectorQuery } from '@/dashboard/vector-query';
import { endsNow } from '@/dashboard/time-range/time-range';
import { knownInstant } from '@/panels/queries/vector-state';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Alerts } from './use-alerts';

const RECORDED: readonly VectorQuery[] = [PAST_ALERTS];
const NOTHING: readonly VectorQuery[] = [];

const NOT_KNOWN: Alerts['delivery'] = { alertmanagers: null, undelivered: null };

/**
 * The alerts at the end of the range: for a range in the past those that were recorded, because present ones must not
 * be judged together with its numbers.
 */
export function useAlertsThen(now: Alerts, source: VectorSource): Alerts {
  const isPast = !endsNow(source.range);
  const [state] = useVectors(isPast ? RECORDED : NOTHING, source);
  return useMemo(() => {
    if (!isPast) return now;
    const recorded = knownInstant(state);
    return {
      ...now,
      answer: recorded && readPastAlerts(recorded, now.answer?.rules ?? []),
      error: state?.error ?? null,
      delivery: NOT_KNOWN,
    };
  }, [isPast, now, state]);
}
