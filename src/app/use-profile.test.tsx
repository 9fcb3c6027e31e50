import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { withDefaults } from '@/app/config/config';
import { ConfigurationContext } from '@/app/config/configuration';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { exampleConnection } from '@/panels/example-connection';
import { settle } from '@/panels/render-hook';
import { createQueryCache } from '@/panels/standing-error';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { useProfile } from './use-profile';

const SHOP: DiscoveredService = { service: 'shop', exposed: new Set(['http_requests_total']) };

test('a page that goes on with a guess keeps it while the look that failed is repeated', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const client = new QueryClient({ queryCache: createQueryCache(), defaultOptions: { queries: { retry: false } } });
  const waiting: (() => void)[] = [];
  const connection = exampleConnection({ instantQuery: () => new Promise((_, reject) => waiting.push(() => reject(new PrometheusError('rejected', 'Too much.')))) });
  const configuration = { config: withDefaults({}, connection.server), problems: [], connections: [connection] as const };
  let profile: ServiceProfile | null = null;
  const Host = () => {
    profile = useProfile(connection, SHOP, 10, null);
    return null;
  };
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(async () => root.unmount()));
  await act(async () => root.render(<QueryClientProvider client={client}><ConfigurationContext value={configuration}><Host /></ConfigurationContext></QueryClientProvider>));
  expect(profile).toBeNull();
  for (const refuse of waiting.splice(0)) refuse();
  await settle();
  expect(profile).toMatchObject({ service: 'shop', requests: { metric: 'http_requests_total' } });
  void client.refetchQueries();
  await settle();
  expect(waiting).not.toEqual([]);
  expect(profile).toMatchObject({ service: 'shop', requests: { metric: 'http_requests_total' } });
});
