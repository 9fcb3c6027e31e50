import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createAlertmanager } from '@/prometheus/alertmanager';
import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import type { Connection } from '@/prometheus/connection';
import { alertmanagerAlertsKey, silencesKey } from '@/prometheus/query-keys';

/** What the configured Alertmanagers hold: who is silenced or inhibited, and by what. Empty where none is configured or none answers. */
export type Suppressions = { alerts: readonly AlertmanagerAlert[]; silences: readonly Silence[]; isKnown: boolean };

export function useSuppressions(connection: Connection): Suppressions {
  const { name, alertmanagers } = connection.server;
  // Held on to, because a list that counts down is rendered every second.
  const questions = useMemo(
    () => ({
      alerts: alertmanagers.map((url) => ({
        queryKey: alertmanagerAlertsKey(name, url),
        queryFn: ({ signal }: { signal: AbortSignal }) => createAlertmanager(url, document.baseURI).alerts(signal),
      })),
      silences: alertmanagers.map((url) => ({
        queryKey: silencesKey(name, url),
        queryFn: ({ signal }: { signal: AbortSignal }) => createAlertmanager(url, document.baseURI).silences(signal),
      })),
    }),
    [name, alertmanagers],
  );
  const alerts = useQueries({ queries: questions.alerts });
  const silences = useQueries({ queries: questions.silences });
  return {
    alerts: alerts.flatMap(({ data }) => data ?? []),
    silences: silences.flatMap(({ data }) => data ?? []),
    isKnown: alerts.some(({ data }) => data !== undefined),
  };
}
