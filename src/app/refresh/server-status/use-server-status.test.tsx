import { defaultScheduler, notifyManager, QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { useServerStatus } from './use-server-status';

const DOWN = new PrometheusError('unreachable', 'No answer.');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  notifyManager.setScheduler(defaultScheduler);
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

/** A page whose server has been silent since second 20. */
async function mount() {
  const connection = exampleConnection();
  const client = new QueryClient();
  const hook = await renderHook(() => useServerStatus(connection), null, client);
  expect(hook.current.since).toBeNull();
  await act(async () => ['query', 'rules'].forEach((api) => connection.status.failed(api, DOWN, 20)));
  expect(hook.current).toEqual({ failure: DOWN, since: 20, latest: 20 });
  return { hook, client, comeBack: () => act(async () => connection.status.succeeded('query', 30)) };
}

test('that a slow server is back is shown with the first of its answers, in one rendering with it', async () => {
  const show: (() => void)[] = [];
  notifyManager.setScheduler((task) => void show.push(task));
  const { hook, client, comeBack } = await mount();
  await comeBack();
  const answers = client.fetchQuery({
    queryKey: ['q'],
    queryFn: () => new Promise((resolve) => setTimeout(resolve, 4000, 1)),
  });
  await pass(3);
  show.splice(0).forEach((task) => act(task));
  expect(hook.current.since).toBe(20);
  await pass(2);
  await answers;
  expect(hook.current.since).toBe(20);
  await act(async () => show.forEach((task) => task()));
  expect(hook.current.since).toBeNull();
});

test('where nothing is asked it is back at once', async () => {
  const { hook, comeBack } = await mount();
  await comeBack();
  await pass(0.01);
  expect(hook.current.since).toBeNull();
});

test('a server that was silent before anything was shown is so from the first rendering on', async () => {
  const connection = exampleConnection();
  for (const api of ['query', 'rules']) connection.status.failed(api, DOWN, 20);
  const hook = await renderHook(() => useServerStatus(connection), null);
  expect(hook.current.failure).toBe(DOWN);
});
