import { expect, test } from 'vitest';
import { exampleRule } from '@/health/alerts/example-rule';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle, settleDownloads } from '@/panels/render-hook';
import { SIGNAL_LABEL } from '@/promql/expression';
import { quote } from '@/promql/quote';
import { useRulesWithoutSeries } from './use-rules-without-series';

const PROFILE = profileOf({ service: 'shop', exposed: new Set() });
const READS = exampleRule({ expr: 'rate(errors_total{job="shop"}[5m]) > 1' });

/** A server on which the service has series of these, now and within the last day; `up` while it is scraped. */
function serverWith({ now, recent = [] }: { now: readonly string[]; recent?: readonly string[] }) {
  return exampleConnection({
    instantQuery: async (expr) => ({
      kind: 'instant',
      time: 0,
      at: 0,
      samples: (expr.includes('[1d]') ? recent : now)
        .filter((name) => expr.includes(`${quote(SIGNAL_LABEL)}, ${quote(name)}`))
        .map((name) => ({ labels: { [SIGNAL_LABEL]: name }, time: 0, value: 1 })),
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 1, samples: null },
    }),
  });
}

async function saidOf(connection: ReturnType<typeof serverWith>, rules = [READS]) {
  const alerts = { answer: { rules, alerts: [], at: 0 }, recorded: new Map() };
  const hook = await renderHook(() => useRulesWithoutSeries(alerts, PROFILE, { connection, deadline: 10 }), null);
  await settleDownloads();
  await settle();
  return hook.current;
}

test('a rule that reads a metric without series cannot fire', async () => {
  expect(await saidOf(serverWith({ now: ['up'] }))).toHaveLength(1);
  expect(await saidOf(serverWith({ now: ['up', 'errors_total'] }))).toEqual([]);
});

test('series of the last day may come back, so that the rule can fire', async () => {
  expect(await saidOf(serverWith({ now: ['up'], recent: ['errors_total'] }))).toEqual([]);
});

test('of a service that is down nothing has series, and its rules are not blamed', async () => {
  expect(await saidOf(serverWith({ now: [] }))).toEqual([]);
});

test('nothing is queried for rules of other services', async () => {
  const connection = serverWith({ now: ['up'] });
  expect(await saidOf(connection, [exampleRule({ expr: 'errors_total{job="other"} > 1' })])).toEqual([]);
  expect(connection.asked).toEqual([]);
});
