import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Target } from '@/prometheus/target';
import type { Driver } from '@/prometheus/transport/driver';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { scrapeOf, targetsQuestion, useScrape } from './use-scrape';

const target = (scrapeInterval: number | null): Target => ({
  labels: { job: 'shop' },
  health: 'up',
  lastError: '',
  lastScrape: null,
  scrapeInterval,
  scrapeUrl: '',
});

/** How the service is scraped, on a server that has counted so many seconds between its scrapes. */
async function scraped(targets: Driver['targets'], counted: number | null) {
  const instantQuery: Driver['instantQuery'] = async () => ({
    kind: 'instant',
    time: 0,
    at: 0,
    samples: counted === null ? [] : [{ labels: { job: 'shop' }, time: 0, value: counted }],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 1, samples: null },
  });
  const connection = exampleConnection({ targets, instantQuery });
  const mounted = await renderHook(
    () => useScrape(connection, 'shop', 10),
    null,
    new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  );
  await settle();
  await settle();
  return { ...mounted.current, asked: connection.asked.map(([, kind]) => kind) };
}

test('the interval is what the targets of the service say, the longest of theirs', async () => {
  expect(await scraped(async () => [target(15), target(30)], 60)).toMatchObject({
    interval: 30,
    isKnown: true,
    asked: ['targets'],
  });
});

test.each([
  ['no target of the name', async () => []],
  ['targets that do not say', async () => [target(null)]],
  ['no list of targets', () => Promise.reject(new Error('404'))],
])('where there is %s it is counted', async (_, targets) => {
  expect(await scraped(targets, 60.02)).toMatchObject({ interval: 60, isKnown: true });
});

test('what is not scraped at all is taken for the usual', async () => {
  expect(await scraped(async () => [], null)).toMatchObject({ interval: 15, isKnown: true });
});

test('what is known without a list of targets stays while that is asked for again, and be it without end', async () => {
  const client = createQueryClient();
  let isHanging = false;
  const refused = new PrometheusError('rejected', 'Too many targets.');
  const connection = exampleConnection({
    targets: () => (isHanging ? new Promise(() => undefined) : Promise.reject(refused)),
    instantQuery: () => Promise.reject(refused),
  });
  const mounted = await renderHook(() => useScrape(connection, 'shop', 10), null, client);
  await settle();
  await settle();
  expect(mounted.current).toMatchObject({ isKnown: true, interval: 15 });
  isHanging = true;
  void client.refetchQueries();
  await settle();
  expect(client.isFetching()).toBe(1);
  expect(mounted.current).toMatchObject({ isKnown: true, interval: 15 });
});

test('what another service says of itself is nothing to this one', () => {
  const other = { ...target(60), labels: { job: 'other' } };
  expect(scrapeOf([other, target(5)], 'shop')).toMatchObject({ targets: [{ labels: { job: 'shop' } }], interval: 5 });
  expect(scrapeOf([other], 'shop')).toEqual({ targets: [], interval: null });
});

test('a service without targets is looked for at every refresh, one with some now and then', () => {
  const { meta } = targetsQuestion(exampleConnection(), 'shop', 10);
  const every: unknown = meta?.['refreshEvery'];
  expect([[], [target(5)]].map((targets) => typeof every === 'function' && Number(every(targets)))).toEqual([0, 30]);
});
