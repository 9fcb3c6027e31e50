import { useQueries, type UseQueryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Alertmanager } from '@/prometheus/alertmanager';
import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { alertmanagerAlertsKey, silencesKey, type QueryKey } from '@/prometheus/query-keys';

/** What the configured Alertmanagers hold: who is silenced or inhibited, and by what. Empty where none is configured or none answers. */
export type Suppressions = { alerts: readonly AlertmanagerAlert[]; silences: readonly Silence[] };

export function useSuppressions(connection: Connection, deadline: number): Suppressions {
  const { name, alertmanagers } = connection.server;
  // Held on to, because a list that counts down is rendered every second.
  const questions = useMemo(() => {
    const question = <T>(key: QueryKey, send: (signal: AbortSignal) => Promise<T>): UseQueryOptions<T, PrometheusError> => ({
      queryKey: key,
      queryFn: ({ signal }) => connection.askBeside({ key, priority: 'rest', deadline, signal, send }),
      meta: { what: 'What is silenced' },
    });
    return {
      alerts: alertmanagers.map((url) => question(alertmanagerAlertsKey(name, url), async (signal) => (await readerOf(url)).alerts(signal))),
      silences: alertmanagers.map((url) => question(silencesKey(name, url), async (signal) => (await readerOf(url)).silences(signal))),
    };
  }, [connection, deadline, name, alertmanagers]);
  const alerts = useQueries({ queries: questions.alerts });
  const silences = useQueries({ queries: questions.silences });
  return {
    alerts: alerts.flatMap(({ data }) => data?.items ?? []),
    silences: silences.flatMap(({ data }) => data?.items ?? []),
  };
}

/** What reads one is fetched only where one is configured. */
async function readerOf(url: string): Promise<Alertmanager> {
  return (await import('@/prometheus/alertmanager')).createAlertmanager(url, document.baseURI);
}
