import type { UseQueryOptions } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { AlertDelivery } from '@/panels/alert-list/alert-delivery';
import { useQueries } from '@/panels/queries/use-queries';
import type { Listing } from '@/prometheus/transport/alertmanager';
import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { alertmanagerAlertsKey, silencesKey, type QueryKey } from '@/prometheus/query-keys';
import type { Alert } from '@/prometheus/rule';
import type { alertmanagerReader } from './alertmanager-reader';

/**
 * What the configured Alertmanagers do with an alert (silenced, inhibited …); `unknown` where none is configured or
 * none answers. `loudFirst` sorts suppressed alerts last.
 */
export type Suppressions = {
  statusOf: (alert: Alert) => AlertDelivery;
  loudFirst: (alerts: readonly Alert[]) => readonly Alert[];
};

/** `isBrief`: only whether an alert is silenced is needed, not by whom and until when, which is another query. */
export function useSuppressions(connection: Connection, deadline: number, isBrief = false): Suppressions {
  const { name, alertmanagers } = connection.server;
  const reader = useReader(alertmanagers.length > 0);
  // Held on to, because a list that counts down is rendered every second.
  const questions = useMemo(() => {
    const question = <T>(
      key: QueryKey,
      send: (signal: AbortSignal) => Promise<T>,
    ): UseQueryOptions<T, PrometheusError> => ({
      queryKey: key,
      queryFn: ({ signal }) => connection.askBeside({ key, priority: 'background', deadline, signal, send }),
      meta: { title: 'What is silenced' },
    });
    return {
      alerts: alertmanagers.map((url) =>
        question(alertmanagerAlertsKey(name, url), async (signal) =>
          (await load()).createAlertmanager(url, document.baseURI).alerts(signal),
        ),
      ),
      silences: (isBrief ? [] : alertmanagers).map((url) =>
        question(silencesKey(name, url), async (signal) =>
          (await load()).createAlertmanager(url, document.baseURI).silences(signal),
        ),
      ),
    };
  }, [connection, deadline, name, alertmanagers, isBrief]);
  const alerts = useQueries({ queries: questions.alerts, combine: itemsOf<AlertmanagerAlert> });
  const silences = useQueries({ queries: questions.silences, combine: itemsOf<Silence> });
  return useMemo(() => {
    const statusOf = (alert: Alert): AlertDelivery =>
      reader?.deliveryOf(alert, alerts, silences) ?? { kind: 'unknown' };
    return { statusOf, loudFirst: (listed) => reader?.loudFirst(listed, statusOf) ?? listed };
  }, [reader, alerts, silences]);
}

/** As one list, which the cache holds on to while it is the same. */
const itemsOf = <T>(answers: readonly { data: Listing<T> | undefined }[]): readonly T[] =>
  answers.flatMap(({ data }) => data?.items ?? []);

type Reader = typeof alertmanagerReader;

const load = async (): Promise<Reader> => (await import('./alertmanager-reader')).alertmanagerReader;

function useReader(isConfigured: boolean): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null);
  // A chunk that most pages do not need. Where it cannot be loaded the queries fail with that reason.
  useEffect(() => {
    if (isConfigured) load().then(setReader, () => undefined);
  }, [isConfigured]);
  return reader;
}
