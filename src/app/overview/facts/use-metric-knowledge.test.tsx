import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Announcers } from '@/prometheus/server/facts';
import { useAnnouncedMetrics } from './use-metric-knowledge';

/** What is known of `failures_total` of the shop once the server has said this about it. */
async function knownAfter(announcers: () => Promise<Announcers>): Promise<string> {
  const connection = exampleConnection({ announcers });
  const page = await renderHook(
    () => useAnnouncedMetrics(connection, ['shop', 'backend'], ['failures_total'], 10),
    null,
    new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  );
  await settle();
  return page.current('failures_total', 'shop');
}

test('a metric is known where a target of the service announces it, and unknown where none or only one of another does', async () => {
  expect(await knownAfter(() => Promise.resolve(['shop']))).toBe('known');
  expect(await knownAfter(() => Promise.resolve(['backend']))).toBe('unknown');
  expect(await knownAfter(() => Promise.resolve([]))).toBe('unknown');
  expect(await knownAfter(() => Promise.resolve('not told'))).toBe('known');
});

test('a metric is asked for until there is an answer, and nothing is concluded where none can be had', async () => {
  expect(await knownAfter(() => new Promise(() => undefined))).toBe('asking');
  expect(await knownAfter(() => Promise.reject(new PrometheusError('malformed', 'No.', { status: 404 })))).toBe(
    'untold',
  );
});
