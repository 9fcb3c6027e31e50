import { expect, test } from 'vitest';
import type { KnownService } from '@/app/discovery/known-services';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { NOW } from '@/health/example-facts';
import { splitByService, type ServicesSource } from '@/health/facts/read-services';
import { judgeErrors } from '@/health/signals/errors';
import { judgeLatency } from '@/health/signals/latency';
import { judgeSystem } from '@/health/system/system';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Series } from '@/prometheus/series';
import { useServicesFacts } from './use-services-facts';

const SERVICES = Array.from({ length: 40 }, (_, i): KnownService => {
  const discovered = {
    service: `svc-${i}`,
    exposed: new Set([
      'http_request_duration_seconds_count',
      'http_request_duration_seconds_bucket',
      'process_cpu_seconds_total',
    ]),
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

/** A request a minute. */
const RARE = 1 / 60;

type Cores = (service: string) => number;

/** All of them get `rate` requests per second, which take `seconds`, and use `cores`. */
const answersWhere = (seconds: (service: string) => number, rate: number, cores: Cores): ServicesSource => ({
  at: () => NOW,
  isOver: false,
  now: splitByService(
    SERVICES.flatMap(({ service }) => {
      const of = (signal: string, value: number, le?: string) => ({
        labels: { job: service, signal, ...(le === undefined ? {} : { le }) },
        time: NOW,
        value,
      });
      return [
        of('requests', rate),
        of('requestsInErrorWindow', rate),
        of('buckets', seconds(service) < 1 ? rate : 0, '1'),
        of('buckets', rate, '10'),
        of('buckets', rate, '+Inf'),
        ...[of('up', 1), of('cpu', cores(service))].map((one) => ({
          ...one,
          labels: { ...one.labels, instance: `${service}:1` },
        })),
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

async function factsWhere(
  seconds: (service: string) => number,
  { refuses = false, rate = RARE, cores = () => 0 }: { refuses?: boolean; rate?: number; cores?: Cores } = {},
) {
  const connection = exampleConnection({
    rangeQuery: (expr, range) =>
      refuses
        ? Promise.reject(new PrometheusError('rejected', 'too much', { status: 422 }))
        : Promise.resolve({
            kind: 'range',
            range,
            series: expr.includes('cpuCores')
              ? SERVICES.filter(({ service }) => expr.includes(`"${service}"`)).map(({ service }) => ({
                  ...line(service, cores(service)),
                  labels: { job: service, instance: `${service}:1`, signal: 'cpuCores' },
                }))
              : SERVICES.map(({ service }) => line(service, seconds(service))),
            notices: { warnings: [], infos: [] },
            cost: { tookMs: 1, samples: null },
            at: NOW,
          }),
  });
  const answers = answersWhere(seconds, rate, cores);
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

test('services with a request a minute that have been slow for long are judged so, from one question about these alone', async () => {
  const slow = new Set(['svc-3', 'svc-7']);
  const { levelOf, asked } = await factsWhere((service) => (slow.has(service) ? 5 : 0.1));
  expect([levelOf('svc-3'), levelOf('svc-7'), levelOf('svc-1')]).toEqual(['critical', 'critical', 'ok']);
  expect(asked).toHaveLength(1);
  for (const [, , expr] of asked) expect(expr).toContain('job=~"svc-3|svc-7"');
});

/** All of them refuse everything now, and `refusing` did an hour ago as well. */
async function refusedWhere(refusing: (service: string) => boolean) {
  const samplesOf = (service: string, refused: number) =>
    Object.entries({ requests: 20, requestsInErrorWindow: 20, clientErrors: refused, serverErrors: 0 }).map(
      ([signal, value]) => ({ labels: { job: service, signal }, time: NOW, value }),
    );
  const asked: string[] = [];
  const connection = exampleConnection({
    instantQuery: async (expr) => {
      asked.push(expr);
      return {
        kind: 'instant',
        time: NOW,
        at: NOW,
        samples: samplesOf('svc-3', 0),
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 1, samples: null },
      };
    },
  });
  const moments = (refused: (service: string) => number) =>
    splitByService(SERVICES.flatMap(({ service }) => samplesOf(service, refused(service))));
  const answers = {
    ...answersWhere(
      () => 0.1,
      20,
      () => 0.1,
    ),
    now: moments(() => 20),
    hourAgo: moments((service) => (refusing(service) ? 20 : 0)),
  };
  const source = { connection, range: RANGE, step: STEP, deadline: 5, isReady: true };
  const hook = await renderHook(
    () => [useServicesFacts({ services: SERVICES, answers, intervals: null, limits: LIMITS, excluded: null, source })],
    null,
    createQueryClient(),
  );
  await settle();
  return { asked, facts: hook.current[0] };
}

test('what was refused an hour ago already is compared with moments before, of these services alone', async () => {
  expect((await refusedWhere(() => false)).asked).toEqual([]);
  const { asked, facts } = await refusedWhere((service) => service === 'svc-3');
  expect(asked).toHaveLength(7);
  for (const expr of asked) expect(expr).not.toContain('svc-4');
  const [own, other] = [facts?.get('svc-3'), facts?.get('svc-4')];
  expect([own?.earlier.map(({ secondsAgo }) => secondsAgo / 3600), other?.earlier]).toEqual([
    [2, 4, 8, 24, 48, 168, 336],
    [],
  ]);
  expect(own && judgeErrors(own, DEFAULT_THRESHOLDS).level).toBe('warning');
});

test('where those lines are refused it is as if there were none, and nothing waits for them', async () => {
  const { levelOf, facts } = await factsWhere(() => 5, { refuses: true });
  expect(levelOf('svc-3')).toBe('ok');
  expect(facts?.get('svc-3')?.history.isAwaited).toBe(false);
});

test('since when it is so is asked of those that are slow or overloaded, and nothing waits for that', async () => {
  const { facts, asked } = await factsWhere((service) => (service === 'svc-3' ? 5 : 0.1), {
    rate: 10,
    cores: (service) => (service === 'svc-7' ? 0.95 : 0.1),
  });
  expect(asked.map(([, , expr]) => ['svc-3', 'svc-7'].map((name) => String(expr).includes(name)))).toEqual([
    [true, false],
    [false, true],
  ]);
  const before = { time: NOW - 3600, before: true };
  const of = (service: string) => facts?.get(service) ?? facts?.get('svc-1');
  const [slow, busy] = [of('svc-3'), of('svc-7')];
  if (slow === undefined || busy === undefined) throw new Error('These services have no facts');
  expect(judgeLatency(slow, DEFAULT_THRESHOLDS, 'UTC')).toMatchObject({ level: 'critical', since: before });
  expect(judgeSystem(busy, DEFAULT_THRESHOLDS)).toMatchObject({ level: 'warning', since: before });
  expect(slow.history.isAwaited).toBe(false);
});
