import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { serverQuery } from '@/panels/queries/server-query';
import { useQueries } from '@/panels/queries/use-queries';
import { renderHook, settle } from '@/panels/render-hook';
import { failureOfStatus } from '@/prometheus/decode/failure';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { useUnanswered } from './use-unanswered';

const failureOf = (status: number, body: string) =>
  failureOfStatus({
    status,
    statusText: '',
    body,
    headers: new Headers(),
    url: 'http://prometheus.example/api/v1/targets',
  });

const NO = new PrometheusError('malformed', 'The answer was cut off before its end.');

/** A page that asks these things beside its panels, each of which fails or not. */
async function mount(failing: Readonly<Record<string, boolean>>, connection = exampleConnection()) {
  const usePage = () => {
    const queries = Object.entries(failing).map(([what, fails]) =>
      serverQuery({
        connection,
        key: ['test', what],
        title: what.replace(/ \d$/, ''),
        deadline: 10,
        refreshEvery: 0,
        ask: () => (fails ? Promise.reject(NO) : Promise.resolve(1)),
      }),
    );
    useQueries({ queries });
    return useUnanswered(connection);
  };
  const page = await renderHook(usePage, null, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  await settle();
  return page;
}

test('names what cannot be read, in the words of its question and of the failure', async () => {
  expect((await mount({ Targets: true, Alerts: false })).current).toEqual([
    'Targets cannot be read: The answer was cut off before its end.',
  ]);
});

test.each([
  ['Thanos', failureOf(404, '404 page not found')],
  [
    'VictoriaMetrics',
    failureOf(
      400,
      'remoteAddr: "10.0.0.1:3456"; requestURI: /api/v1/targets?state=active; unsupported path requested: "/api/v1/targets"',
    ),
  ],
])('is silent about parts of the API that the server does without, as %s says it', async (_, missing) => {
  const connection = exampleConnection();
  const usePage = () => {
    const queries = ['targets', 'rules', 'instant'].map((part) =>
      serverQuery({
        connection,
        key: ['test', part],
        title: part,
        deadline: 10,
        refreshEvery: 0,
        ask: (): Promise<unknown> => Promise.reject(missing),
      }),
    );
    useQueries({ queries });
    return useUnanswered(connection);
  };
  const page = await renderHook(usePage, null, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  await settle();
  expect(page.current).toEqual([`instant cannot be read: ${missing.message}`]);
});

test('names a part of the API that refuses what it is asked', async () => {
  const refused = failureOf(400, 'invalid parameter "state"');
  const connection = exampleConnection();
  const usePage = () => {
    useQueries({
      queries: [
        serverQuery({
          connection,
          key: ['test', 'targets'],
          title: 'Targets',
          deadline: 10,
          refreshEvery: 0,
          ask: (): Promise<unknown> => Promise.reject(refused),
        }),
      ],
    });
    return useUnanswered(connection);
  };
  const page = await renderHook(usePage, null, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  await settle();
  expect(page.current).toEqual([expect.stringContaining('invalid parameter')]);
});

test('names what of an answer could not be read', async () => {
  const connection = exampleConnection();
  const partly = { items: [], warnings: ['left out 1 that cannot be read.'] };
  const usePage = () => {
    useQueries({
      queries: [
        serverQuery({
          connection,
          key: ['test', 'silences'],
          title: 'What is silenced',
          deadline: 10,
          refreshEvery: 0,
          ask: () => Promise.resolve(partly),
        }),
      ],
    });
    return useUnanswered(connection);
  };
  const page = await renderHook(usePage, null);
  await settle();
  expect(page.current).toEqual(['What is silenced: left out 1 that cannot be read.']);
});

test('says once why, of all that the same reason keeps from being read', async () => {
  const behindOneWall = { Targets: true, Alerts: true, 'Where alerts are sent': true, Silences: false };
  expect((await mount(behindOneWall)).current).toEqual([
    'Targets, alerts and where alerts are sent cannot be read: The answer was cut off before its end.',
  ]);
});

test('says the same once', async () => {
  expect((await mount({ 'Silences 1': true, 'Silences 2': true, Alerts: false })).current).toHaveLength(1);
});

test('is silent while the whole server is, which is said elsewhere', async () => {
  const connection = exampleConnection();
  for (const api of ['query', 'rules']) connection.status.failed(api, NO, 1);
  expect((await mount({ Targets: true }, connection)).current).toEqual([]);
});
