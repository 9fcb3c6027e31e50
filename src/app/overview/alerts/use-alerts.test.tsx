import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { useRefresh } from '@/app/refresh/use-refresh';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { alertmanagersKey, apiOf } from '@/prometheus/query-keys';
import { useAlerts } from './use-alerts';

afterEach(() => void vi.useRealTimers());

test('what two rules give with the same labels is one alert, as Alertmanager has it', async () => {
  const connection = exampleConnection({
    rules: async () => ({ rules: [], alerts: [exampleAlert({ state: 'pending' }), exampleAlert()], at: 9000 }),
  });
  const hook = await renderHook(() => useAlerts(connection, 10), null);
  await settle();
  expect(hook.current.answer?.alerts).toEqual([exampleAlert()]);
});

const WELL = { active: ['http://alertmanager.example'], dropped: [] };
const NOBODY = { active: [], dropped: [] };

test.each([
  ['not with every refresh while all of them arrive', { first: WELL, later: WELL, lost: 0 }, [0, 0]],
  ['with every refresh while they reach nobody any more', { first: WELL, later: NOBODY, lost: 0 }, [2, 0]],
  ['not with every refresh where they never reached anybody', { first: NOBODY, later: NOBODY, lost: 0 }, [0, 0]],
  ['with every refresh while some were lost', { first: WELL, later: WELL, lost: 3 }, [0, 2]],
])('whether somebody hears of alerts is asked %s', async (_, { first, later, lost }, asked) => {
  vi.useFakeTimers();
  let known = first;
  const samples = [{ labels: {}, time: 0, value: lost }];
  const connection = exampleConnection({
    rules: async () => ({ rules: [], alerts: [], at: 9000 }),
    alertmanagers: async () => known,
    instantQuery: async () => ({
      kind: 'instant',
      time: 0,
      at: 0,
      samples,
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 1, samples: null },
    }),
    recordingRules: () => Promise.reject(new PrometheusError('malformed', 'Not found.', { status: 404 })),
  });
  const usePage = () => [useAlerts(connection, 10), useRefresh(connection, 5, true)];
  await renderHook(usePage, null, createQueryClient());
  await act(() => vi.advanceTimersByTimeAsync(1000));
  known = later;
  await act(() => vi.advanceTimersByTimeAsync(36_000));
  connection.asked.length = 0;
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  const count = (api: string) => connection.asked.filter((key) => apiOf(key) === api).length;
  expect([count(apiOf(alertmanagersKey('test'))), count('query')]).toEqual(asked);
});
