import { useMemo } from 'react';
import { UNDELIVERED } from '@/dashboard/alerts/undelivered';
import { instantQuestion } from '@/panels/queries/instant-question';
import { serverQuery } from '@/panels/queries/server-query';
import { useAnswer } from '@/panels/queries/use-answer';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { distinctAlerts } from '@/prometheus/distinct-alerts';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { alertmanagersKey, recordingRulesKey, rulesKey } from '@/prometheus/query-keys';
import type { AlertsAnswer, RecordedExpressions, RecordingRules } from '@/prometheus/rule';
import type { ActiveAlertmanagers } from '@/prometheus/server/facts';
import type { Driver } from '@/prometheus/transport/driver';

/**
 * Seconds between two queries for recording rules, which change with a deployment of rules, and for the list of
 * Alertmanagers.
 */
const RECORDED_EVERY = 300;
const FAILING_EVERY = 30;
const DELIVERY_EVERY = 30;

/**
 * While Prometheus has no Alertmanager any more every refresh asks for them, so that the warning disappears at once
 * when one is back.
 */
const deliveryEvery = (isWell: boolean): number => (isWell ? DELIVERY_EVERY : 0);

/**
 * The servers that had an Alertmanager since the page was opened; for others a missing one is no fault that will be
 * repaired.
 */
const haveToldOne = new WeakSet<Connection>();

async function askWhereSent(connection: Connection, driver: Driver, signal: AbortSignal): Promise<ActiveAlertmanagers> {
  const found = await driver.alertmanagers(signal);
  if (found.active.length > 0) haveToldOne.add(connection);
  return found;
}

const lostOf = ({ samples }: InstantAnswer): number | null => samples[0]?.value ?? null;

const NOTHING_RECORDED: RecordingRules = { expressions: new Map(), failing: new Map() };

/**
 * What the server says about its alerts. `answer` null: not read; `error` then says why, or is null while it is being
 * queried. `recorded` null: not answered yet.
 */
export type Alerts = {
  answer: AlertsAnswer | null;
  error: PrometheusError | null;
  recorded: RecordedExpressions | null;
  /** Why recording rules fail, by their names. */
  notRecorded: RecordingRules['failing'];
  /**
   * The Alertmanagers of Prometheus, null while not known; and how many notifications failed in the last five minutes.
   */
  delivery: { alertmanagers: ActiveAlertmanagers | null; undelivered: number | null };
};

/** Whether they may still come. */
export const isAsked = ({ answer, error }: Pick<Alerts, 'answer' | 'error'>): boolean =>
  answer === null && error === null;

export function rulesQuestion(connection: Connection, deadline: number) {
  return serverQuery({
    connection,
    deadline,
    key: rulesKey(connection.server.name),
    title: 'Alerts',
    refreshEvery: 0,
    ask: distinctOf,
  });
}

async function distinctOf(driver: Driver, signal: AbortSignal): Promise<AlertsAnswer> {
  const answer = await driver.rules(signal);
  return { ...answer, alerts: distinctAlerts(answer.alerts) };
}

export function useAlerts(connection: Connection, deadline: number): Alerts {
  const { name } = connection.server;
  const common = { connection, deadline } as const;
  const { data: rules, error } = useAnswer(rulesQuestion(connection, deadline));
  const recorded = useAnswer(
    serverQuery({
      ...common,
      key: recordingRulesKey(name),
      title: 'Recording rules',
      refreshEvery: ({ failing }: RecordingRules) => (failing.size > 0 ? FAILING_EVERY : RECORDED_EVERY),
      priority: 'background',
      ask: (driver, signal) => driver.recordingRules(signal),
    }),
  );
  const targets = useQuery(
    serverQuery({
      ...common,
      key: alertmanagersKey(name),
      title: 'Where alerts are sent',
      refreshEvery: ({ active }: ActiveAlertmanagers) =>
        deliveryEvery(active.length > 0 || !haveToldOne.has(connection)),
      priority: 'background',
      ask: (driver, signal) => askWhereSent(connection, driver, signal),
    }),
  );
  const failed = useQuery(
    instantQuestion({
      ...common,
      expr: UNDELIVERED,
      title: 'The number of lost notifications',
      refreshEvery: (answer: InstantAnswer) => deliveryEvery((lostOf(answer) ?? 0) < 1),
      priority: 'background',
    }),
  );
  const known = recorded.data ?? (recorded.error && NOTHING_RECORDED);
  return useMemo(
    () => ({
      answer: rules ?? null,
      error,
      recorded: known && known.expressions,
      notRecorded: (known ?? NOTHING_RECORDED).failing,
      delivery: {
        alertmanagers: targets.data ?? null,
        undelivered: failed.data === undefined ? null : lostOf(failed.data),
      },
    }),
    [rules, error, known, targets.data, failed.data],
  );
}
