import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ConfigurationContext } from '@/app/config/configuration';
import { withDefaults } from '@/app/config/with-defaults';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { PAST_ALERTS } from '@/dashboard/alerts/past-alerts';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range/time-range';
import { alert } from '@/health/example-facts';
import type { Verdict } from '@/health/verdict/verdict';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { settle, settleDownloads } from '@/panels/render-hook';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import type { Driver } from '@/prometheus/transport/driver';
import { useWatchedVerdict } from './use-watched-verdict';

const EXPOSED = new Set(['http_requests_total', 'process_cpu_seconds_total']);
const PROFILE = profileOf({ service: 'shop-api', exposed: EXPOSED });
const WATCHED = { service: 'shop-api', endpoints: [], instances: [] };
/** It fires now. */
const NOW: Alerts = {
  answer: { rules: [], alerts: [alert()], at: 0 },
  error: null,
  recorded: new Map(),
  notRecorded: new Map(),
  delivery: { alertmanagers: null, undelivered: null },
};

/** Of an instance that uses 1.5 of the eight cores that its runtime has. */
function answerTo(expr: string, now: number): Omit<Sample, 'time'>[] {
  if (expr.includes('ALERTS')) return [];
  if (expr.includes('"target"'))
    return [
      { signal: 'target', instance: 'a' },
      ...['process_cpu_seconds_total', 'go_sched_gomaxprocs_threads'].map((name) => ({
        signal: 'own',
        __name__: name,
      })),
    ].map((labels) => ({ labels, value: 1 }));
  if (expr.includes('go_sched_gomaxprocs_threads'))
    return [{ labels: { signal: 'cpuOfLimit', of: 'a' }, value: 1.5 / 8 }];
  return [
    { labels: { signal: 'up', instance: 'a' }, value: 1 },
    { labels: { signal: 'cpu', instance: 'a' }, value: 1.5 },
    { labels: { signal: 'newestSample', instance: 'a' }, value: now },
  ];
}

/** The verdict on a service off the screen whose instance is up, of a server that has recorded no alert. */
async function verdictOver(
  range: TimeRange,
  alerts: Alerts = NOW,
  seen: (Verdict | null)[] = [],
  firedThen: InstantAnswer['samples'] = [],
  asked: string[] = [],
): Promise<Verdict | null> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const instantQuery: Driver['instantQuery'] = async (expr, time) => {
    asked.push(expr);
    const areAlerts = expr === PAST_ALERTS.expr;
    // After all else.
    if (areAlerts) await new Promise((resolve) => setTimeout(resolve, 20));
    const samples = areAlerts
      ? firedThen
      : answerTo(expr, time ?? 0).map((sample): Sample => ({ time: time ?? 0, ...sample }));
    return {
      kind: 'instant',
      time: time ?? 0,
      at: time ?? 0,
      samples,
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 1, samples: null },
    };
  };
  const connection = exampleConnection({ instantQuery, targets: async () => [], announcers: async () => [] });
  const configuration = {
    config: withDefaults({ exclude: ['/healthz'] }, connection.server),
    problems: [],
    connections: [connection] as const,
  };
  const now = connection.clock.now();
  let verdict: Verdict | null = null;
  const Host = () => {
    seen.push(
      (verdict = useWatchedVerdict({
        connection,
        profile: PROFILE,
        exposed: EXPOSED,
        watched: WATCHED,
        view: { range, refresh: 'off', timeZone: 'utc' },
        alerts,
        now,
      })),
    );
    return null;
  };
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(async () => root.unmount()));
  // What reads limits of rules is on its way: it must not arrive when the document is gone.
  onTestFinished(settleDownloads);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <ConfigurationContext value={configuration}>
          <Host />
        </ConfigurationContext>
      </QueryClientProvider>,
    ),
  );
  // The reader of resources comes in a chunk of its own; what there is, what is around it, and how full it is are three
  // questions.
  await settleDownloads();
  await vi.waitFor(async () => {
    await settle();
    expect(verdict).not.toBeNull();
  }, 10_000);
  return verdict;
}

test('a service off the screen is as bad as its alerts of now', async () => {
  expect((await verdictOver(lastSeconds(3600)))?.level).toBe('critical');
});

test('over a range that ended before now it is judged by the alerts of then', async () => {
  expect(
    (await verdictOver({ from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } }))
      ?.level,
  ).not.toBe('critical');
});

test('and of that moment nothing is said before it is known whether they fired then', async () => {
  const seen: (Verdict | null)[] = [];
  const fired = [
    {
      labels: {
        __name__: 'ALERTS',
        alertname: 'Down',
        alertstate: 'firing',
        severity: 'critical',
        service: 'shop-api',
      },
      time: 0,
      value: 1,
    },
  ];
  await verdictOver(
    { from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } },
    NOW,
    seen,
    fired,
  );
  expect(new Set(seen.map((verdict) => verdict?.level))).toEqual(new Set([undefined, 'critical']));
});

test('its processor time is held against the cores that it has, as on its own page', async () => {
  const system = (
    await verdictOver(lastSeconds(3600), { ...NOW, answer: { rules: [], alerts: [], at: 0 } })
  )?.signals.find(({ name }) => name === 'system');
  expect(system?.level).toBe('ok');
});

test('what the configuration does not count as traffic is none of a view that takes its turn', async () => {
  const asked: string[] = [];
  await verdictOver(lastSeconds(3600), NOW, [], [], asked);
  const ofRequests = asked.filter((expr) => expr.includes('rate(http_requests_total{'));
  expect(ofRequests).not.toEqual([]);
  expect(ofRequests.filter((expr) => expr.includes('!~"/healthz"'))).toEqual(ofRequests);
});
