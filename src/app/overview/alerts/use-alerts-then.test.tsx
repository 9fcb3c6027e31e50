import { expect, test } from 'vitest';
import { DEFAULT_RANGE, type TimeRange } from '@/dashboard/time-range/time-range';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import type { Driver } from '@/prometheus/transport/driver';
import type { Alerts } from './use-alerts';
import { useAlertsThen } from './use-alerts-then';

const NOW: Alerts = {
  answer: { rules: [], alerts: [], at: 9000 },
  error: null,
  recorded: new Map(),
  notRecorded: new Map(),
  delivery: { alertmanagers: { active: [], dropped: [] }, undelivered: 3 },
};
const PAST: TimeRange = { from: { kind: 'absolute', time: 1000 }, to: { kind: 'absolute', time: 4600 } };

/** The alerts for a range, on a server that has recorded one alert and answers at whatever time it is asked. */
async function alertsOver(range: TimeRange): Promise<Alerts> {
  const instantQuery: Driver['instantQuery'] = async (_, time) => ({
    kind: 'instant',
    time: time ?? 0,
    at: 9000,
    samples: [{ labels: { __name__: 'ALERTS', alertname: 'InstanceDown', alertstate: 'firing' }, time: 0, value: 1 }],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 1, samples: null },
  });
  const source = { connection: exampleConnection({ instantQuery }), range, step: 15, deadline: 10, isReady: true };
  const mounted = await renderHook((given: Alerts) => useAlertsThen(given, source), NOW);
  await settle();
  return mounted.current;
}

test('a range that ends now has the alerts of now', async () => {
  expect(await alertsOver(DEFAULT_RANGE)).toBe(NOW);
});

test.each([
  ['is over', PAST, 4600],
  ['ends an hour ago', { ...DEFAULT_RANGE, to: { kind: 'relative', secondsAgo: 3600 } } as const, expect.any(Number)],
])('a range that %s has those that were recorded at its end, and nothing of who is told now', async (_, range, end) => {
  const { answer, delivery } = await alertsOver(range);
  expect(answer).toMatchObject({ at: end, isPast: true, alerts: [{ name: 'InstanceDown', state: 'firing' }] });
  expect(delivery).toEqual({ alertmanagers: null, undelivered: null });
});

test('until they are read nothing is known of alerts', async () => {
  const source = { connection: exampleConnection(), range: PAST, step: 15, deadline: 10, isReady: false };
  expect((await renderHook((given: Alerts) => useAlertsThen(given, source), NOW)).current).toMatchObject({
    answer: null,
    error: null,
  });
});
