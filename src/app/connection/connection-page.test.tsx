import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { defaultConfig } from '@/app/config/config';
import { ConfigurationContext } from '@/app/config/configuration';
import { knownServices } from '@/app/discovery/known-services';
import type { Services } from '@/app/discovery/use-services';
import { viewAt } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { exampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { testPage } from '@/ui/test-page';
import { ConnectionPage } from './connection-page';

const { page, render } = testPage();

// The server has not answered yet: that is what the page waits for.
vi.stubGlobal('fetch', () => new Promise(() => undefined));

const NOTHING: Services = { isLoading: true, error: null, names: [], known: [], profile: null, exposed: new Set() };

async function show(search: string, services: Partial<Services> = {}): Promise<string | null | undefined> {
  const connection = exampleConnection();
  const configuration = { config: defaultConfig(connection.server), problems: [], connections: [connection] as const };
  render(
    <ConfigurationContext value={configuration}>
      <QueryClientProvider client={new QueryClient()}>
        <ConnectionPage
          connection={connection}
          services={{ ...NOTHING, ...services }}
          view={viewAt(search, configuration)}
          actions={{} as ViewActions}
        />
      </QueryClientProvider>
    </ConfigurationContext>,
  );
  await act(async () => vi.dynamicImportSettled());
  return page.querySelector('nav button')?.textContent;
}

test('while the server is asked it is not said that there is no service', async () => {
  expect(await show('')).toBe('asking');
  expect(await show('', { error: new PrometheusError('unreachable', 'No answer.') })).toBe('not known');
  expect(await show('', { isLoading: false })).toBe('no service');
});

test('the service that is asked for is named, and all of them where all are', async () => {
  expect(await show('?service=shop-api')).toBe('shop-api');
  expect(await show('?mode=services')).toBe('All services');
});

test('where the services are known it is not said that they are asked for', async () => {
  const title = async (search: string, services: Partial<Services>) => {
    await show(search, services);
    return [page.querySelector('h1')?.textContent, document.title];
  };
  const services = {
    known: knownServices(
      [{ labels: { job: 'shop-api', __name__: 'http_requests_total' }, time: 0, value: 1 }],
      defaultConfig(exampleConnection().server),
    ),
  };
  expect(await title('?service=shop-api', {})).toEqual([
    'Asking test for its services',
    'Asking test for its services | Vigie',
  ]);
  expect(await title('?service=shop-api', services)).toEqual([
    'Asking test about shop-api',
    'Asking test about shop-api | Vigie',
  ]);
  expect(await title('', services)).toEqual([
    'Asking test about its services',
    'Asking test about its services | Vigie',
  ]);
});
