import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import type { KnownService } from '@/app/known-services';
import { useUncountedInstances } from './use-uncounted-instances';

function known(service: string, ...metrics: string[]): KnownService {
  const discovered = { service, exposed: new Set(metrics) };
  return { ...discovered, profile: profileOf(discovered) };
}

const SHOP = known('shop', 'http_server_request_duration_seconds_bucket', 'http_server_request_duration_seconds_count', 'http_server_duration_milliseconds_bucket', 'http_server_duration_milliseconds_count');
const EDGE = known('edge', 'http_requests_total');

function answering(...jobs: string[]) {
  const samples = jobs.map((job) => ({ labels: { job, signal: 'only old_count', read: 'new_count' }, time: 0, value: 1 }));
  return exampleConnection({ instantQuery: () => Promise.resolve({ kind: 'instant', time: 0, samples, notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null }, at: 0 }) });
}

test('a service whose instances report by two names is named, once it is known how services are read', async () => {
  const connection = answering('shop');
  const hook = await renderHook((services: readonly KnownService[] | null) => useUncountedInstances(connection, services, 5), null as readonly KnownService[] | null);
  expect(connection.asked).toEqual([]);
  await hook.rerender([EDGE, SHOP]);
  await settle();
  expect(hook.current).toEqual(['shop: Traffic, errors and latency are without 1 instance, which counts its requests only in old_count: this page reads new_count.']);
});

test('nothing is asked where no service counts in two ways', async () => {
  const connection = answering();
  await renderHook(() => useUncountedInstances(connection, [EDGE], 5), undefined);
  await settle();
  expect(connection.asked).toEqual([]);
});
