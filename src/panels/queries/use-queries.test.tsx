import { notifyManager, QueryClient } from '@tanstack/react-query';
import { act, startTransition, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, expect, it, vi } from 'vitest';
import { renderHook, settle } from '@/panels/render-hook';
import { useQueries, useQuery } from './use-queries';

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const question = (key: string, queryFn: () => Promise<string>, enabled = true) => ({
  queryKey: [key],
  queryFn,
  enabled,
});

afterEach(() => notifyManager.setScheduler((show) => setTimeout(show, 0)));

it('is asked when it is mounted, and tells what was answered', async () => {
  const hook = await renderHook(() => useQuery(question('a', () => Promise.resolve('b'))), null, client());
  expect(hook.current.data).toBeUndefined();
  await settle();
  expect(hook.current.data).toBe('b');
});

it('tells why there is none', async () => {
  const hook = await renderHook(
    () => useQuery(question('a', () => Promise.reject(new Error('refused')))),
    null,
    client(),
  );
  await settle();
  expect(hook.current.error?.message).toBe('refused');
});

it('tells at once what is known of another question, and asks what is not', async () => {
  const cache = client();
  cache.setQueryData(['known'], 'b');
  const asked = vi.fn(() => Promise.resolve('c'));
  const hook = await renderHook(
    (key: string) => useQuery({ ...question(key, asked), staleTime: Infinity }),
    'other' as string,
    cache,
  );
  await settle();
  expect(hook.current.data).toBe('c');
  await hook.rerender('known');
  expect(hook.current.data).toBe('b');
  expect(asked).toHaveBeenCalledOnce();
});

it('is one question for all who ask it, and none once nobody does', async () => {
  const cache = client();
  const hook = await renderHook(
    () => [useQuery(question('a', () => Promise.resolve('b'))), useQuery(question('a', () => Promise.resolve('b')))],
    null,
    cache,
  );
  expect(
    cache
      .getQueryCache()
      .find({ queryKey: ['a'] })
      ?.getObserversCount(),
  ).toBe(2);
  await hook.unmount();
  expect(
    cache
      .getQueryCache()
      .find({ queryKey: ['a'] })
      ?.getObserversCount(),
  ).toBe(0);
});

it('asks what an answer makes possible, also where the answer was rendered before it was reported', async () => {
  const cache = client();
  let renderNow = () => {};
  const hook = await renderHook(
    () => {
      const [, set] = useState(0);
      // Renders without a changed state: React discards the effects of such a rendering.
      renderNow = () => (set(1), set(0));
      const first = useQuery(question('first', () => new Promise(() => undefined)));
      const isKnown = first.data === 'b2';
      const queries = useMemo(() => [question('second', () => Promise.resolve('c'), isKnown)], [isKnown]);
      return useQueries({ queries, combine: ([second]) => second?.data ?? null });
    },
    null,
    cache,
  );
  // Answered, and not reported yet.
  const held: (() => void)[] = [];
  notifyManager.setScheduler((show) => held.push(show));
  cache.setQueryData(['first'], 'b2');
  await act(async () => renderNow());
  await act(async () => held.splice(0).forEach((show) => show()));
  notifyManager.setScheduler((show) => setTimeout(show, 0));
  await settle();
  expect(hook.current).toBe('c');
});

it('returns what was answered between rendering and subscribing', async () => {
  const cache = client();
  const queries = [{ ...question('a', () => new Promise<string>(() => undefined)), staleTime: Infinity }];
  const combine = ([a]: { data: string | undefined }[]) => a?.data ?? null;
  const hook = await renderHook(
    () => {
      useLayoutEffect(() => void cache.setQueryData(['a'], 'b'), []);
      return useQueries({ queries, combine });
    },
    null,
    cache,
  );
  expect(hook.current).toBe('b');
});

it('renders an answer in a transition where it is reported in one, and not at once', async () => {
  const cache = client();
  const hook = await renderHook(() => useQuery(question('a', () => new Promise(() => undefined))).data, null, cache);
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  notifyManager.setScheduler((show) => startTransition(show));
  cache.setQueryData(['a'], 'b');
  flushSync(() => undefined);
  expect(hook.renders).toBe(1);
  await vi.waitFor(() => expect(hook.current).toBe('b'));
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
