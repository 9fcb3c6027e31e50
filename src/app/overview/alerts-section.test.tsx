import { QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { expect, test } from 'vitest';
import { filtersOf } from '@/dashboard/filters';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/example-connection';
import { exampleView } from '@/panels/example-panel';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { AlertRule } from '@/prometheus/rule';
import { useAlertList } from './alerts-section';

const RULE: AlertRule = { name: 'Slow', expr: 'x > 1', labels: {}, annotations: {}, holdFor: 0, state: 'inactive', lastError: '', lastEvaluation: 1000, interval: 15, alerts: [] };

const PROFILE = profileOf({ service: 'shop', exposed: new Set() });

test('no rule is called late because nobody could be asked, nor while the server that is back has not answered yet', async () => {
  const client = new QueryClient();
  const connection = exampleConnection();
  for (const api of ['query', 'targets']) connection.status.failed(api, new PrometheusError('unreachable', 'No answer.'), 1010);
  const alerts = { answer: { rules: [RULE], alerts: [], at: 1005 }, error: null, recorded: new Map(), notRecorded: new Map(), delivery: { alertmanagers: null, undelivered: null } };
  const panelView = exampleView({ connection });
  const model = { alerts, filters: filtersOf(PROFILE, { endpoints: [], instances: [], countsAll: false }, []), profile: PROFILE, panelView, freshness: panelView.freshness, refreshInterval: 10 };
  const hook = await renderHook(() => useAlertList(model), null, client);
  expect(hook.current.blind).toEqual([]);
  void client.fetchQuery({ queryKey: ['asked again'], queryFn: () => new Promise(() => {}) });
  await act(async () => connection.status.succeeded('query', 1040));
  await hook.rerender(null);
  expect(hook.current).toMatchObject({ problem: 'No answer.', blind: [] });
});
