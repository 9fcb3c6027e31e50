import { act } from 'react';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import type { Connection } from '@/prometheus/connection/connection';
import type { ViewState } from '@/app/view/use-view-state';
import { useInterval } from './use-interval';

const mount = (connection: Connection, refresh: ViewState['refresh']) =>
  renderHook((every: ViewState['refresh']) => useInterval(connection, every, 0.25), refresh);

/** So many whole refreshes, each of which keeps the server busy for so many seconds. */
const refreshed = ({ spending }: Connection, times: number, seconds: number) =>
  act(async () => {
    for (let i = 0; i < times; i++) {
      spending.beginRefresh();
      spending.add({ tookMs: 1, samples: 1, seconds });
    }
    spending.beginRefresh();
  });

test('a page refreshes as often as it was told to, and not while it is paused', async () => {
  const interval = await mount(exampleConnection(), 10);
  expect(interval.current).toBe(10);
  await interval.rerender('off');
  expect(interval.current).toBeNull();
});

test('it refreshes less often once a refresh costs the server more than its share, and as before when it costs less again', async () => {
  const connection = exampleConnection();
  const interval = await mount(connection, 10);
  await refreshed(connection, 5, 4);
  expect(interval.current).toBe(30);
  await refreshed(connection, 5, 1);
  expect(interval.current).toBe(10);
});

test('one cheap refresh among dear ones tells that the machine was busy, and not that the page costs so much', async () => {
  const connection = exampleConnection();
  const interval = await mount(connection, 10);
  await refreshed(connection, 4, 4);
  await refreshed(connection, 1, 1);
  expect(connection.spending.get()?.seconds).toBe(4);
  expect(interval.current).toBe(10);
});

test('the page is not rendered again by another cost that changes nothing', async () => {
  const connection = exampleConnection();
  const interval = await mount(connection, 10);
  await refreshed(connection, 6, 1);
  await refreshed(connection, 6, 2);
  expect(interval.renders).toBe(1);
});
