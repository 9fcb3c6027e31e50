import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import type { KnownService } from '@/app/discovery/known-services';
import { useMeasurementWarnings } from './use-measurement-warnings';

function known(service: string, ...metrics: string[]): KnownService {
  const discovered = { service, exposed: new Set(metrics) };
  return { ...discovered, profile: profileOf(discovered) };
}

const SHOP = known(
  'shop',
  'http_server_request_duration_seconds_bucket',
  'http_server_request_duration_seconds_count',
  'http_server_duration_milliseconds_bucket',
  'http_server_duration_milliseconds_count',
);
const EDGE = known('edge', 'http_requests_total');

type Answered = readonly (readonly [Record<string, string>, number])[];

function answering(...answered: Answered) {
  const samples = answered.map(([labels, value]) => ({ labels, time: 0, value }));
  return exampleConnection({
    instantQuery: () =>
      Promise.resolve({
        kind: 'instant',
        time: 0,
        samples,
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 1, samples: null },
        at: 0,
      }),
  });
}

async function textsOf(connection: ReturnType<typeof answering>, services: readonly KnownService[]) {
  const hook = await renderHook(
    (of: readonly KnownService[] | null) => useMeasurementWarnings(connection, of, 5),
    null as readonly KnownService[] | null,
  );
  expect(connection.asked).toEqual([]);
  await hook.rerender(services);
  await settle();
  return hook.current;
}

test('a service whose instances report by two names is named, once it is known how services are read', async () => {
  const connection = answering([{ job: 'shop', signal: 'only old_count', read: 'new_count' }, 1]);
  expect(await textsOf(connection, [EDGE, SHOP])).toEqual([
    'shop: Traffic, errors and latency are without 1 instance, which counts its requests only in old_count: this page reads new_count.',
  ]);
});

test('a job that is several services is named', async () => {
  expect(await textsOf(answering([{ job: 'edge', signal: 'several by exported_job' }, 3]), [EDGE, SHOP])).toEqual([
    'edge: This job is 3 services by exported_job, read here as one.',
  ]);
});

test('what is stored twice is looked at where an instance has several targets, and told of all services in one sentence', async () => {
  const stored = (job: string) =>
    ['stored targets', 'stored requests'].flatMap((signal) =>
      ['a', 'b'].map((replica) => [{ job, signal, instance: 'i', replica }, 5] as const),
    );
  const connection = answering(...stored('edge'), ...stored('shop'));
  const [text, ...others] = await textsOf(connection, [
    { ...EDGE, isScrapedTwice: true },
    { ...SHOP, isScrapedTwice: true },
  ]);
  expect(text).toMatch(/^edge, shop: Every series is stored 2 times, by replica \(a, b\)/);
  expect(others).toEqual([]);
});

test('of services of which nothing can be misread nothing is asked', async () => {
  const connection = answering();
  await textsOf(connection, [known('node', 'up')]);
  expect(connection.asked).toEqual([]);
});
