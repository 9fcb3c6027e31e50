import { defaultScheduler, notifyManager } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { exampleConnection } from '@/panels/example-connection';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { useServerStatus } from './use-server-status';

const DOWN = new PrometheusError('unreachable', 'No answer.');

afterEach(() => notifyManager.setScheduler(defaultScheduler));

test('that the server is silent is shown at once, and that it is back with its answers', async () => {
  const show: (() => void)[] = [];
  notifyManager.setScheduler((task) => void show.push(task));
  const connection = exampleConnection();
  const hook = await renderHook(() => useServerStatus(connection), null);
  expect(hook.current.since).toBeNull();
  await act(async () => ['query', 'rules'].forEach((api) => connection.status.failed(api, DOWN, 20)));
  expect(hook.current).toEqual({ failure: DOWN, since: 20 });
  await act(async () => connection.status.succeeded('query', 30));
  expect(hook.current.since).toBe(20);
  await act(async () => show.forEach((task) => task()));
  expect(hook.current.since).toBeNull();
});

test('a server that was silent before anything was shown is so from the first rendering on', async () => {
  const connection = exampleConnection();
  for (const api of ['query', 'rules']) connection.status.failed(api, DOWN, 20);
  const hook = await renderHook(() => useServerStatus(connection), null);
  expect(hook.current.failure).toBe(DOWN);
});
