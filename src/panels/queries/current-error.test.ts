import { QueryClient, type Query } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryCache, queryOf, currentError } from './current-error';

const LATE = new PrometheusError('unreachable', 'No answer within 10 s.');

/** A question that is asked until the test says how each attempt ends. */
function setUp() {
  const client = new QueryClient({ queryCache: createQueryCache(), defaultOptions: { queries: { retry: false } } });
  let end: { answer: () => void; fail: () => void } = { answer: () => undefined, fail: () => undefined };
  const queryFn = () =>
    new Promise<string>((resolve, reject) => (end = { answer: () => resolve('answer'), fail: () => reject(LATE) }));
  const ask = () => client.fetchQuery({ queryKey: ['q'], queryFn, staleTime: 0 }).catch(() => undefined);
  const query = (): Query | undefined => queryOf(client.getQueryCache(), ['q']);
  return { ask, query, end: () => end };
}

test('why a question failed stands while it is asked again, until it is answered', async () => {
  const { ask, query, end } = setUp();
  const first = ask();
  expect(currentError(query())).toBeNull();
  end().fail();
  await first;
  const second = ask();
  expect(query()?.state.status).toBe('pending');
  expect(currentError(query())).toBe(LATE);
  end().answer();
  await second;
  expect(currentError(query())).toBeNull();
  const third = ask();
  expect(currentError(query())).toBeNull();
  end().fail();
  await third;
  expect(currentError(query())).toBe(LATE);
});

test('what was never asked has not failed', () => {
  expect(currentError(undefined)).toBeNull();
});
