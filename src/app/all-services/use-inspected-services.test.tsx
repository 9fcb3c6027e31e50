import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { asConfigured, type ConfiguredProfile } from '@/instrumentation/configured-profile';
import { formerExprs } from '@/instrumentation/discovery/former-counters';
import { NOT_TRAFFIC } from '@/instrumentation/check/profile-facts';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Labels, Sample } from '@/prometheus/series';
import type { KnownService } from '@/app/discovery/known-services';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { useInspectedServices } from './use-inspected-services';
import { useScrapeIntervals } from './use-services-answers';

function known(service: string, ...metrics: string[]): KnownService {
  const discovered = { service, exposed: new Set(metrics) };
  return { ...discovered, profile: profileOf(discovered) };
}

const SHOP = known('shop', 'http_requests_total');
const EDGE = known('edge', 'edge_requests_total', 'edge_request_time_count', 'edge_request_time_bucket');
const LABELS = { job: 'edge', upstream: '/a', inspected: 'edge_requests_total' };

const instant = (samples: readonly Sample[]): InstantAnswer => ({
  kind: 'instant',
  time: 0,
  samples,
  notices: { warnings: [], infos: [] },
  cost: { tookMs: 1, samples: null },
  at: 0,
});

const answering = (...all: Labels[]) =>
  exampleConnection({ instantQuery: async () => instant(all.map((labels) => ({ labels, time: 0, value: 1 }))) });

const NOTHING_GIVEN: readonly ConfiguredProfile[] = [];

const mount = (connection: ExampleConnection, services: readonly KnownService[], given = NOTHING_GIVEN) =>
  renderHook(
    (of: readonly KnownService[]) => useInspectedServices(connection, of, given, 5),
    services,
    new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  );

test('what no convention knows is recognised by its labels, from one question beside those for what was counted before and for what is no traffic; the others stay as they are', async () => {
  const connection = answering({ ...LABELS, response_class: '2' }, { ...LABELS, response_class: '5' });
  const hook = await mount(connection, [SHOP, EDGE]);
  await settle();
  const [shop, edge] = hook.current ?? [];
  expect(shop).toBe(SHOP);
  expect(edge?.profile).toMatchObject({
    recognition: { kind: 'heuristic' },
    requests: { metric: 'edge_requests_total', endpoint: 'upstream' },
  });
  expect(connection.asked).toHaveLength(5);
});

test('durations whose unit no name tells are left out: nobody has looked at their edges here', async () => {
  const hook = await mount(answering({ ...LABELS, response_class: '2' }, { ...LABELS, response_class: '5' }), [EDGE]);
  await settle();
  expect(hook.current?.[0]?.profile.duration).toBeNull();
});

test('they are left out too where statuses alone told how a service is read', async () => {
  const labels = { job: 'web', __name__: 'web_requests_total', status: '500' };
  const discovered = {
    service: 'web',
    exposed: new Set(['web_requests_total', 'web_request_time_count', 'web_request_time_bucket']),
    labels: new Map([[labels.__name__, new Map([['status', new Set(['500'])]])]]),
  };
  const web: KnownService = { ...discovered, profile: profileOf(discovered) };
  expect(web.profile.duration?.base).toBe('web_request_time');
  expect((await mount(answering(), [web])).current?.[0]?.profile).toMatchObject({
    requests: { metric: 'web_requests_total' },
    duration: null,
  });
});

test('one that has counted requests within the day and counts none now is read as it was, and not taken for an exporter', async () => {
  const batch = known('batch');
  const connection = answering({ job: 'batch', __name__: 'http_requests_total', status_code: '200' });
  const hook = await mount(connection, [SHOP, batch, known('node')]);
  await settle();
  expect(hook.current?.map(({ profile }) => profile.requests?.metric)).toEqual([
    'http_requests_total',
    'http_requests_total',
    undefined,
  ]);
  expect(hook.current?.[1]?.profile.service).toBe('batch');
  expect(connection.asked).toHaveLength(4);
});

test('it is found at whichever of the moments it counted them', async () => {
  for (const then of formerExprs(['batch'])) {
    const samples = [
      { labels: { job: 'batch', __name__: 'http_requests_total', status_code: '200' }, time: 0, value: 1 },
    ];
    const hook = await mount(
      exampleConnection({ instantQuery: async (expr) => instant(expr === then ? samples : []) }),
      [known('batch')],
    );
    await settle();
    expect(hook.current?.[0]?.profile.requests?.metric, then.slice(-12)).toBe('http_requests_total');
  }
});

test('where every service is known it is only asked which of them count scrapes and health checks, which are left out unless a person says what is', async () => {
  const connection = answering({ job: 'shop' }, { job: 'stock' });
  const stock = known('stock', 'http_requests_total');
  const hook = await mount(connection, [SHOP, stock], [{ service: 'stock', excluded: [] }]);
  await settle();
  expect(hook.current?.map(({ profile }) => profile.excluded)).toEqual([NOT_TRAFFIC, []]);
  expect(connection.asked).toHaveLength(1);
});

test('a server that refuses the question costs the strangers, and not the page', async () => {
  const hook = await mount(exampleConnection(), [SHOP, EDGE]);
  await settle();
  expect(hook.current).toEqual([SHOP, EDGE]);
});

test('nor does it cost the page while the question is asked again', async () => {
  const client = createQueryClient();
  let isHanging = false;
  const refused = new PrometheusError('rejected', 'Too many samples.');
  const connection = exampleConnection({
    instantQuery: () => (isHanging ? new Promise(() => undefined) : Promise.reject(refused)),
  });
  const services = [SHOP, EDGE];
  const hook = await renderHook(
    () => ({
      inspected: useInspectedServices(connection, services, NOTHING_GIVEN, 5),
      intervals: useScrapeIntervals(connection, services, 5),
    }),
    null,
    client,
  );
  await settle();
  const refusedBoth = hook.current;
  expect(refusedBoth.inspected).toEqual(services);
  expect(refusedBoth.intervals?.get('shop')).toBe(15);
  isHanging = true;
  void client.refetchQueries();
  await settle();
  expect(client.isFetching()).toBe(6);
  expect(hook.current).toEqual(refusedBoth);
});

test('of a stranger whose failures are given by hand the rest is found by looking, and its failures are those that were given', async () => {
  const given = [{ service: 'edge', errors: { label: 'response_class', serverError: '4|5' } }];
  const hook = await mount(
    answering({ ...LABELS, response_class: '2' }, { ...LABELS, response_class: '5' }),
    [EDGE],
    given,
  );
  await settle();
  expect(hook.current?.[0]?.profile).toMatchObject({
    recognition: { kind: 'configured' },
    requests: { metric: 'edge_requests_total', endpoint: 'upstream' },
    errors: { source: { metric: 'edge_requests_total', serverError: { label: 'response_class', pattern: '4|5' } } },
  });
});

test('a stranger whose requests are given by hand is looked at like any other for the parts that are not', async () => {
  const given = [{ service: 'edge', requests: { metric: 'edge_requests_total', endpoint: 'upstream' } }];
  const written = { ...EDGE, profile: asConfigured(EDGE.profile, given) };
  const hook = await mount(
    answering({ ...LABELS, response_class: '2' }, { ...LABELS, response_class: '5' }),
    [written],
    given,
  );
  await settle();
  expect(hook.current?.[0]?.profile.errors).toMatchObject({ source: { serverError: { label: 'response_class' } } });
});
