import { expect, test, vi } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { KnownService } from '@/app/discovery/known-services';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { useServicesAnswers } from './use-services-answers';

const NOTICES = { warnings: [], infos: [] };
const COST = { tookMs: 1, samples: null };
const REFUSED = new PrometheusError('rejected', 'one is too long', { status: 422 });

const servicesOf = (count: number): KnownService[] =>
  Array.from({ length: count }, (_, i) => {
    const discovered = {
      service: `payments-platform-production-eu-west/service-${i}`,
      exposed: new Set(['http_requests_total']),
    };
    return { ...discovered, profile: profileOf(discovered) };
  });

/** So many and so long that a moment of all of them is two questions. */
const SERVICES: readonly KnownService[] = servicesOf(60);
const [FIRST, LAST] = [SERVICES[0]?.service ?? '', SERVICES.at(-1)?.service ?? ''];

type IsRefused = (expr: string) => boolean;

/** A server that knows who is named in a question, and refuses some about the moment and some about lines. */
function serverThat(services: readonly KnownService[], refuses: IsRefused, refusesLines: IsRefused) {
  const named = (expr: string) => services.filter(({ service }) => new RegExp(`${service}["|]`).test(expr));
  return exampleConnection({
    instantQuery: (expr, time): Promise<InstantAnswer> =>
      refuses(expr)
        ? Promise.reject(REFUSED)
        : Promise.resolve({
            kind: 'instant',
            time: time ?? 0,
            samples: named(expr).map(({ service }) => ({
              labels: { job: service, signal: 'requests' },
              time: 0,
              value: 1,
            })),
            notices: NOTICES,
            cost: COST,
            at: 0,
          }),
    rangeQuery: (expr, range) =>
      refusesLines(expr)
        ? Promise.reject(REFUSED)
        : Promise.resolve({
            kind: 'range',
            range,
            series: named(expr).map(({ service }) => ({
              labels: { job: service },
              times: Float64Array.of(range.end),
              values: Float64Array.of(1),
            })),
            notices: NOTICES,
            cost: COST,
            at: 0,
          }),
    announcers: () => Promise.resolve('not told'),
  });
}

async function mounted(refuses: IsRefused, refusesLines: IsRefused = () => false, services = SERVICES) {
  const connection = serverThat(services, refuses, refusesLines);
  const source = {
    connection,
    range: { from: { kind: 'relative', secondsAgo: 3600 }, to: { kind: 'relative', secondsAgo: 0 } },
    step: 30,
    deadline: 5,
    isReady: true,
  } as const;
  const client = createQueryClient();
  const hook = await renderHook(
    () => [useServicesAnswers({ connection, services, intervals: null, excluded: null, source, refreshInterval: 10 })],
    null,
    client,
  );
  await settle();
  const moments = () => connection.asked.filter(([, kind, , ago]) => kind === 'instant' && ago === 0);
  return { hook, client, moments };
}

test('many services are asked about in several questions, whose answers are shown as one', async () => {
  const { hook, moments } = await mounted(() => false);
  expect(moments().length).toBeGreaterThan(1);
  for (const known of [hook.current[0]?.now, hook.current[0]?.lines.requests])
    expect([...(known?.keys() ?? [])]).toEqual(SERVICES.map(({ service }) => service));
});

test('while one of the questions is not answered there is no list of the others', async () => {
  const { hook } = await mounted((expr) => expr.includes(LAST) && expr.includes('newestSample'));
  expect(hook.current[0]).toBeNull();
});

test('where one of them is answered later or refused at a refresh, each service has the instant of the answer about it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  let isRefusing = false;
  const { hook, client } = await mounted((expr) => isRefusing && expr.includes(LAST) && expr.includes('newestSample'));
  vi.setSystemTime(1_010_000);
  isRefusing = true;
  await client.refetchQueries();
  await settle();
  const at = hook.current[0]?.at;
  vi.useRealTimers();
  expect([at?.(FIRST), at?.(LAST)]).toEqual([1010, 1000]);
  // Which of the questions was about it nobody can tell.
  expect(at?.('without-an-answer')).toBe(1000);
});

test('while one of the questions about lines is refused, no service has lines: without them it would look idle beside the others', async () => {
  const services = servicesOf(400);
  const linesOf = async (refusesLines: IsRefused) =>
    (await mounted(() => false, refusesLines, services)).hook.current[0]?.lines.requests.size;
  expect(await linesOf(() => false)).toBe(400);
  expect(await linesOf((expr) => expr.includes('service-399'))).toBe(0);
});
