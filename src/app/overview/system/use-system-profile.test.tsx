import { expect, it } from 'vitest';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Labels } from '@/prometheus/series';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { systemReader } from './system-reader';
import { useSystemProfile } from './use-system-profile';

const answer = (...all: Labels[]): InstantAnswer => ({
  kind: 'instant',
  time: 0,
  samples: all.map((labels) => ({ labels, time: 0, value: 1 })),
  notices: { warnings: [], infos: [] },
  cost: { tookMs: 1, samples: null },
  at: 0,
});

/**
 * A server on which the service has one target, and a host that agrees with it. What is asked about `other` is never
 * answered.
 */
function server(): ExampleConnection {
  return exampleConnection({
    instantQuery: (expr) => {
      if (expr.includes('"other"')) return new Promise(() => undefined);
      if (expr.includes('"target"')) return Promise.resolve(answer({ signal: 'target', instance: 'web-1:80' }));
      const hosts = expr.split(/ or (?=label_replace)/).findIndex((part) => part.includes('node_load'));
      return Promise.resolve(answer({ signal: String(hosts), __name__: 'node_load1' }));
    },
  });
}

const mount = (connection: ExampleConnection, service: string, instances: string | null) =>
  renderHook(
    ({ name, known }: { name: string; known: string | null }) =>
      useSystemProfile(systemReader, { connection, service: name, instances: known, deadline: 5 }),
    { name: service, known: instances },
  );

it('asks nothing before it is known which instances there are, and then two questions', async () => {
  const connection = server();
  const hook = await mount(connection, 'shop', null).catch(() => null);
  await settle();
  expect(connection.asked).toEqual([]);
  await hook?.rerender({ name: 'shop', known: 'web-1:80' });
  await settle();
  expect(connection.asked).toHaveLength(2);
  expect(hook?.current.system?.neighbours.hosts?.matchers).toEqual([
    { name: 'instance', op: '=~', value: '\\[?(web-1)\\]?(:[0-9]+)?' },
  ]);
});

it('asks anew when an instance comes, and keeps what it knows until then; of another service it knows nothing', async () => {
  const connection = server();
  const hook = await mount(connection, 'shop', 'web-1:80');
  await settle();
  const known = hook.current.system;
  expect(known?.service).toBe('shop');
  await hook.rerender({ name: 'shop', known: 'web-1:80 web-2:80' });
  expect(hook.current.system).toBe(known);
  await settle();
  expect(connection.asked).toHaveLength(4);
  await hook.rerender({ name: 'other', known: 'web-1:80' });
  expect(connection.asked).toHaveLength(5);
  expect(hook.current).toEqual({ system: null, isAsking: true });
});

it('has been told of none where the question is refused, also while it is asked again', async () => {
  const client = createQueryClient();
  let isHanging = false;
  const connection = exampleConnection({
    instantQuery: () =>
      isHanging ? new Promise(() => undefined) : Promise.reject(new PrometheusError('rejected', 'Too many samples.')),
  });
  const hook = await renderHook(
    () => useSystemProfile(systemReader, { connection, service: 'shop', instances: 'web-1:80', deadline: 5 }),
    null,
    client,
  );
  await settle();
  expect(hook.current).toEqual({ system: null, isAsking: false });
  isHanging = true;
  void client.refetchQueries();
  await settle();
  expect(client.isFetching()).toBe(1);
  expect(hook.current).toEqual({ system: null, isAsking: false });
});
