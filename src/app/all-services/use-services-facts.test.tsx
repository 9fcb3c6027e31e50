import { expect, test } from 'vitest';
import type { KnownService } from '@/app/discovery/known-services';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { NOW } from '@/health/example-facts';
import { splitByService, type ServicesSource } from '@/health/facts/read-services';
import { judgeLatency } from '@/health/signals/latency';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Series } from '@/prometheus/series';
import { useServicesFacts } from './use-services-facts';

const SERVICES = Array.from({ length: 40 }, (_, i): KnownService => {
  const discovered = {
    service: `svc-${i}`,
    exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket']),
  };
  return { ...discovered, profile: profileOf(discovered) };
});
const LIMITS = new Map(
  SERVICES.map(({ service }) => [
    service,
    { thresholds: DEFAULT_THRESHOLDS, lightOf: () => null, isAwaited: false } as const,
  ]),
);
const RANGE = { from: { kind: 'relative', secondsAgo: 3600 }, to: { kind: 'relative', secondsAgo: 0 } } as const;
const STEP = 60;

const line = (service: string, value: number): Series => {
  const times = Float64Array.from({ length: 61 }, (_, i) => NOW - 3600 + i * STEP);
  return { labels: { job: service }, times, values: times.map(() => value) };
};

/** All of them get a request a minute, which takes `seconds`. */
const answersWhere = (seconds: (service: string) => number): ServicesSource => ({
  at: () => NOW,
  isOver: false,
  now: splitByService(
    SERVICES.flatMap(({ service }) => {
      const of = (signal: string, value: number, le?: string) => ({
        labels: { job: service, signal, ...(le === undefined ? {} : { le }) },
        time: NOW,
        value,
      });
      const rate = 1 / 60;
      return [
        of('requests', rate),
        of('requestsInErrorWindow', rate),
        of('buckets', seconds(service) < 1 ? rate : 0, '1'),
        of('buckets', rate, '10'),
        of('buckets', rate, '+Inf'),
      ];
    }),
  ),
  hourAgo: null,
  lines: {
    requests: new Map(),
    received: new Map(SERVICES.map(({ service }) => [service, line(service, 1 / 60)])),
    failed: new Map(),
  },
  step: STEP,
  refreshInterval: 10,
  knowledgeOf: () => 'known',
});

async function factsWhere(seconds: (service: string) => number, refuses = false) {
  const connection = exampleConnection({
    rangeQuery: (_, range) =>
      refuses
        ? Promise.reject(new PrometheusError('rejected', 'too much', { status: 422 }))
        : Promise.resolve({
            kind: 'range',
            range,
            series: SERVICES.map(({ service }) => line(service, seconds(service))),
            notices: { warnings: [], infos: [] },
            cost: { tookMs: 1, samples: null },
            at: NOW,
          }),
  });
  const answers = answersWhere(seconds);
  const source = { connection, range: RANGE, step: STEP, deadline: 5, isReady: true };
  const hook = await renderHook(
    () => [useServicesFacts({ services: SERVICES, answers, intervals: null, limits: LIMITS, excluded: null, source })],
    null,
    createQueryClient(),
  );
  await settle();
  const levelOf = (service: string) => {
    const facts = hook.current[0]?.get(service);
    return facts === undefined ? undefined : judgeLatency(facts, DEFAULT_THRESHOLDS, 'UTC').level;
  };
  return { levelOf, facts: hook.current[0], asked: connection.asked.filter(([, kind]) => kind === 'range') };
}

test('nothing is asked about latency over the range where nobody is slow', async () => {
  expect((await factsWhere(() => 0.1)).asked).toEqual([]);
});

test('services with a request a minute that have been slow for long are judged so, from two questions about these alone', async () => {
  const slow = new Set(['svc-3', 'svc-7']);
  const { levelOf, asked } = await factsWhere((service) => (slow.has(service) ? 5 : 0.1));
  expect([levelOf('svc-3'), levelOf('svc-7'), levelOf('svc-1')]).toEqual(['critical', 'critical', 'ok']);
  expect(asked).toHaveLength(2);
  for (const [, , expr] of asked) expect(expr).toContain('job=~"svc-3|svc-7"');
});

test('where those lines are refused it is as if there were none, and nothing waits for them', async () => {
  const { levelOf, facts } = await factsWhere(() => 5, true);
  expect(levelOf('svc-3')).toBe('ok');
  expect(facts?.get('svc-3')?.history.isAwaited).toBe(false);
});
