import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { MetricMetadata } from '@/prometheus/server-facts';
import { useAnnouncedMetrics } from './use-metric-knowledge';

const ANNOUNCED: MetricMetadata = { type: 'counter', help: '', unit: '' };

/** What is known of `failures_total` once the server has said this about it. */
async function knownAfter(metadata: () => Promise<readonly MetricMetadata[]>): Promise<string> {
  const connection = exampleConnection({ metadata });
  const page = await renderHook(() => useAnnouncedMetrics(connection, ['failures_total'], 10), null, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  await settle();
  return page.current('failures_total');
}

test('a metric is known where a target announces it, and unknown where none does', async () => {
  expect(await knownAfter(() => Promise.resolve([ANNOUNCED]))).toBe('known');
  expect(await knownAfter(() => Promise.resolve([]))).toBe('unknown');
});

test('a metric is asked for until there is an answer, and nothing is concluded where none can be had', async () => {
  expect(await knownAfter(() => new Promise(() => undefined))).toBe('asking');
  expect(await knownAfter(() => Promise.reject(new PrometheusError('malformed', 'No.', { status: 404 })))).toBe('untold');
});
