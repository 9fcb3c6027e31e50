import { useCallback } from 'react';
import { useSuppressions } from '@/app/overview/alerts/use-suppressions';
import type { HeldAs } from '@/panels/service-table/service-row';
import type { Connection } from '@/prometheus/connection/connection';
import type { Alert } from '@/prometheus/rule';

/**
 * Why Alertmanager tells nobody of an alert; null where it may, and where none is asked. `isPast`: what is held now was
 * not told of an alert then.
 */
export function useSuppressionReason(
  connection: Connection,
  deadline: number,
  isPast: boolean,
): (alert: Alert) => HeldAs | null {
  const { statusOf } = useSuppressions(connection, deadline, true);
  return useCallback(
    (alert) => {
      const { kind } = isPast ? ({ kind: 'unknown' } as const) : statusOf(alert);
      return kind === 'unknown' || kind === 'notified' ? null : kind;
    },
    [statusOf, isPast],
  );
}
