import { hashKey, onlineManager, type Query, type QueryKey } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryClient, isDue } from './query-client';

/** A query that was answered (or failed) at `answeredMs`, as the cache holds it. */
function query(
  refreshEvery: number | ((answer: unknown) => number) | undefined,
  answer: { answeredMs: number } | { failed: Error } | null,
): Query {
  const client = createQueryClient();
  const queryKey: QueryKey = ['q'];
  const built = client.getQueryCache().build(client, {
    queryKey,
    queryHash: hashKey(queryKey),
    ...(refreshEvery === undefined ? {} : { meta: { refreshEvery } }),
  });
  if (answer !== null && 'answeredMs' in answer)
    built.setState({ status: 'success', data: 'answer', dataUpdatedAt: answer.answeredMs });
  if (answer !== null && 'failed' in answer)
    built.setState({
      status: 'error',
      error: answer.failed,
      errorUpdatedAt: 1000,
      data: 'the answer before',
      dataUpdatedAt: 1000,
    });
  return built;
}

test('what names no interval is due at every tick', () => {
  expect(isDue(query(undefined, { answeredMs: 1000 }), 1000)).toBe(true);
  expect(isDue(query(0, { answeredMs: 1000 }), 1000)).toBe(true);
});

test('an answer that is good for 30 s is due after 30 s and not before', () => {
  expect(isDue(query(30, { answeredMs: 1000 }), 30_999)).toBe(false);
  expect(isDue(query(30, { answeredMs: 1000 }), 31_000)).toBe(true);
});

test('what was answered or refused at an hour that is still to come is due: the clock was set back meanwhile', () => {
  const failed = new PrometheusError('overloaded', 'Too many requests.', { status: 429, retryAfter: 7 });
  expect([
    isDue(query(30, { answeredMs: 1000 }), 999),
    isDue(query(0, { answeredMs: 1000 }), 999),
    isDue(query(0, { failed }), 999),
  ]).toEqual([true, true, true]);
});

test('how long an answer is good for may depend on it', () => {
  const every = (answer: unknown) => (answer === 'answer' ? 30 : 0);
  expect(isDue(query(every, { answeredMs: 1000 }), 2000)).toBe(false);
  expect(
    isDue(
      query(() => 0, { answeredMs: 1000 }),
      2000,
    ),
  ).toBe(true);
});

test('what is good for ever is never due again', () => {
  expect(isDue(query(Infinity, { answeredMs: 1000 }), Number.MAX_SAFE_INTEGER)).toBe(false);
});

test('what failed or was never answered is due whatever its interval', () => {
  expect(isDue(query(Infinity, { failed: new Error('no') }), 1001)).toBe(true);
  expect(isDue(query(Infinity, { failed: new PrometheusError('malformed', 'Cut off.') }), 1001)).toBe(true);
  expect(isDue(query(300, null), 0)).toBe(true);
});

test('what asks for silence is left alone for so long, though the rest of the page goes on', () => {
  const failed = new PrometheusError('overloaded', 'Too many requests.', { status: 429, retryAfter: 7 });
  expect(isDue(query(0, { failed }), 7999)).toBe(false);
  expect(isDue(query(0, { failed }), 8000)).toBe(true);
});

test('what lets nobody in is never due at a tick', () => {
  const failed = new PrometheusError('unauthorized', 'Access refused.', { status: 403 });
  expect(isDue(query(0, { failed }), 3_600_000)).toBe(false);
});

test('nothing but the refresh loop asks again: no retry, no focus, no network coming back', () => {
  const { queries } = createQueryClient().getDefaultOptions();
  expect(queries).toMatchObject({
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
});

test('asks also where the browser takes itself for offline: a Prometheus beside it answers all the same', async () => {
  onlineManager.setOnline(false);
  await expect(createQueryClient().fetchQuery({ queryKey: ['q'], queryFn: () => 'answer' })).resolves.toBe('answer');
  onlineManager.setOnline(true);
});
