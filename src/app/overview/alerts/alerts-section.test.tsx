import { QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { expect, test } from 'vitest';
import { filtersOf } from '@/dashboard/filters';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleConnection } from '@/panels/queries/example-connection';
import { exampleView } from '@/panels/example-panel';
import { renderHook, settleDownloads } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Connection } from '@/prometheus/connection/connection';
import { alertmanagerAlertsKey, silencesKey } from '@/prometheus/query-keys';
import type { Alert, AlertRule } from '@/prometheus/rule';
import { useAlertList, useKeptWhileAsked } from './alerts-section';

const RULE: AlertRule = {
  name: 'Slow',
  expr: 'x > 1',
  labels: {},
  annotations: {},
  holdFor: 0,
  state: 'inactive',
  lastError: '',
  lastEvaluation: 1000,
  interval: 15,
  alerts: [],
};

const ALERTMANAGER = 'http://alertmanager.example';

const PROFILE = profileOf({ service: 'shop', exposed: new Set() });

function modelOf(connection: Connection, active: readonly Alert[]) {
  const alerts = {
    answer: { rules: [RULE], alerts: active, at: 1005 },
    error: null,
    recorded: new Map(),
    notRecorded: new Map(),
    delivery: { alertmanagers: null, undelivered: null },
  };
  const panelView = exampleView({ connection });
  return {
    alerts,
    filters: filtersOf(PROFILE, { endpoints: [], instances: [], countsAll: false }, []),
    profile: PROFILE,
    panelView,
    freshness: panelView.freshness,
    refreshInterval: 10,
  };
}

test('a silenced alert stands below one that is not, however much worse it is', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const connection = exampleConnection();
  const { name } = connection.server;
  const server = { ...connection.server, alertmanagers: [ALERTMANAGER] };
  const labels = { alertname: 'Failing', severity: 'critical', job: 'shop' };
  client.setQueryData(alertmanagerAlertsKey(name, ALERTMANAGER), {
    items: [{ fingerprint: 'f', labels, silencedBy: ['s'], inhibitedBy: [], mutedBy: [], receivers: [] }],
  });
  client.setQueryData(silencesKey(name, ALERTMANAGER), { items: [] });
  const alerts = [
    exampleAlert({ name: 'Slow', labels: { ...labels, alertname: 'Slow', severity: 'warning' } }),
    exampleAlert({ name: 'Failing', labels }),
  ];
  const model = modelOf({ ...connection, server }, alerts);
  const hook = await renderHook(() => useAlertList(model), null, client);
  // What reads an Alertmanager is a chunk of its own.
  await settleDownloads();
  expect(hook.current.selection.shown.map((alert) => `${alert.name} ${hook.current.statusOf(alert).kind}`)).toEqual([
    'Slow unknown',
    'Failing silenced',
  ]);
});

test('no rule is called late because nobody could be asked, nor while the server that is back has not answered yet', async () => {
  const client = new QueryClient();
  const connection = exampleConnection();
  for (const api of ['query', 'targets'])
    connection.status.failed(api, new PrometheusError('unreachable', 'No answer.'), 1010);
  const model = modelOf(connection, []);
  const hook = await renderHook(() => useAlertList(model), null, client);
  expect(hook.current.blind).toEqual([]);
  void client.fetchQuery({ queryKey: ['asked again'], queryFn: () => new Promise(() => {}) });
  await act(async () => connection.status.succeeded('query', 1040));
  await hook.rerender(null);
  expect(hook.current).toMatchObject({ problem: 'No answer.', blind: [] });
});

test('a list keeps its place while that of another moment is asked for, and not when it is refused', async () => {
  const client = new QueryClient();
  const model = modelOf(exampleConnection(), [exampleAlert()]);
  const asked = { ...model, alerts: { ...model.alerts, answer: null } };
  const refused = { ...asked, alerts: { ...asked.alerts, error: new PrometheusError('rejected', 'No.') } };
  const hook = await renderHook(
    (shown: typeof model | typeof asked | typeof refused) => useKeptWhileAsked(useAlertList(shown)),
    asked as typeof model | typeof asked | typeof refused,
    client,
  );
  expect(hook.current).toMatchObject({ answer: null });
  expect(hook.current.isAsked).toBeUndefined();
  await hook.rerender(model);
  await hook.rerender(asked);
  expect(hook.current).toMatchObject({ answer: model.alerts.answer, isAsked: true });
  await hook.rerender(refused);
  expect(hook.current).toMatchObject({ answer: null, problem: 'No.' });
});
