import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '@/app/config/config';
import { ConfigurationContext } from '@/app/config/configuration';
import { isDue } from '@/app/refresh/query-cache/query-client';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { createQueryCache } from '@/panels/queries/current-error';
import { settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Sample } from '@/prometheus/series';
import { useProfile } from './use-profile';

const SHOP: DiscoveredService = { service: 'shop', exposed: new Set(['http_requests_total']) };

/** A page of the service; `profile` is what it has at the moment. */
async function mount(connection: ExampleConnection, service: DiscoveredService) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const client = new QueryClient({
    queryCache: createQueryCache(),
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  });
  const configuration = { config: defaultConfig(connection.server), problems: [], connections: [connection] as const };
  let profile: ServiceProfile | null = null;
  const Host = ({ of }: { of: DiscoveredService }) => {
    profile = useProfile(connection, of, 10, null);
    return null;
  };
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(async () => root.unmount()));
  const show = (of: DiscoveredService) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={client}>
          <ConfigurationContext value={configuration}>
            <Host of={of} />
          </ConfigurationContext>
        </QueryClientProvider>,
      ),
    );
  await show(service);
  return { client, show, profile: () => profile };
}

test('a page that goes on with a guess keeps it while the look that failed is repeated', async () => {
  const waiting: (() => void)[] = [];
  const page = await mount(
    exampleConnection({
      instantQuery: () =>
        new Promise((_, reject) => waiting.push(() => reject(new PrometheusError('rejected', 'Too much.')))),
    }),
    SHOP,
  );
  expect(page.profile()).toBeNull();
  for (const refuse of waiting.splice(0)) refuse();
  await settle();
  expect(page.profile()).toMatchObject({ service: 'shop', requests: { metric: 'http_requests_total' } });
  void page.client.refetchQueries();
  await settle();
  expect(waiting).not.toEqual([]);
  expect(page.profile()).toMatchObject({ service: 'shop', requests: { metric: 'http_requests_total' } });
});

/** Every series as two servers store it that scrape the same, or as one does. */
function serverWith(replicas: readonly string[]) {
  const stored = ['stored targets', 'stored requests'].flatMap((signal) =>
    replicas.map((replica): Sample => ({ labels: { job: 'shop', signal, instance: 'i', replica }, time: 0, value: 5 })),
  );
  return exampleConnection({
    instantQuery: async (expr) => ({
      kind: 'instant',
      time: 0,
      samples: expr.includes('stored') ? stored : [],
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 1, samples: null },
      at: 0,
    }),
  });
}

// Brought where it is needed, which takes longer than an answer.
beforeAll(() => import('@/instrumentation/look-further'));

test('that series are stored twice is said no longer once the list of services knows of no instance with two targets, and the page stays meanwhile', async () => {
  const page = await mount(serverWith(['a', 'b']), { ...SHOP, isScrapedTwice: true });
  await settle();
  expect(page.profile()?.recognition.problems.join()).toContain('Every series is stored 2 times');
  await page.show({ ...SHOP, isScrapedTwice: false });
  expect(page.profile()).not.toBeNull();
  await settle();
  expect(page.profile()?.recognition.problems).toEqual([]);
});

test('and where the targets stay two it is looked at again after five minutes; a profile with nothing wrong after an hour', async () => {
  const ages = async (replicas: readonly string[]) => {
    const page = await mount(serverWith(replicas), { ...SHOP, isScrapedTwice: true });
    await settle();
    expect(page.profile()?.recognition.problems).toHaveLength(replicas.length - 1);
    const [query] = page.client.getQueryCache().findAll({ queryKey: ['test', 'profile'] });
    return [299, 301, 3599, 3601].map((age) => query && isDue(query, query.state.dataUpdatedAt + age * 1000));
  };
  expect(await ages(['a', 'b'])).toEqual([false, true, true, true]);
  expect(await ages(['a'])).toEqual([false, false, false, true]);
});
