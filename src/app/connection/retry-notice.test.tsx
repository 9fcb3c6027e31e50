import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { RetryNotice } from './retry-notice';

const START = Date.UTC(2026, 10, 20, 3, 12, 5);

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.createElement('div');
  root = createRoot(page);
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const client = new QueryClient();
const show = (connection: ExampleConnection, error: PrometheusError | null = null) =>
  act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <RetryNotice connection={connection} error={error} interval={5} timeZone="UTC" />
      </QueryClientProvider>,
    ),
  );
const text = () => page.textContent.replaceAll(/\s/g, ' ');

function silent(failure: PrometheusError): ExampleConnection {
  const connection = exampleConnection();
  for (const api of ['query', 'rules']) connection.status.failed(api, failure, START / 1000);
  return connection;
}

test('says since when and for how long nothing comes, by the second, and how often the page asks', async () => {
  await show(silent(new PrometheusError('unreachable', 'No answer.')));
  // And the task after that, in which the second is shown.
  await act(async () => vi.advanceTimersByTimeAsync(42_001));
  expect(text()).toBe(
    'No usable answer since 03:12:05, for 42 s. This page asks again every 5 s by itself; nothing needs to be pressed.',
  );
});

test('a page that is signed out says how much more rarely it asks', async () => {
  await show(silent(new PrometheusError('unauthorized', 'Access refused.')));
  expect(text()).toContain('asks again every 30 s');
  await show(exampleConnection(), new PrometheusError('unauthorized', 'Access refused.'));
  expect(text()).toContain('asks again every 30 s');
});

test('names no time while the server has not failed as a whole', async () => {
  await show(exampleConnection());
  expect(text()).toBe('This page asks again every 5 s by itself; nothing needs to be pressed.');
});
