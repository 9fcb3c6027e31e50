import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { fleetQueries } from './fleet-queries';

const ask = (...exposed: string[]) =>
  fleetQueries(
    profileOf({ service: 'shop', exposed: new Set(exposed) }),
    { service: 'shop', endpoints: [], instances: [], excluded: [] },
    { scrapeInterval: 15, step: 15 },
  );

test('the durations of instances are asked apart from their other numbers, and more rarely', () => {
  const [numbers, durations, ...more] = ask('http_requests_total', 'http_request_duration_seconds_bucket')?.now ?? [];
  expect(numbers?.expr).not.toContain('_bucket');
  expect(numbers).not.toHaveProperty('every');
  expect(durations).toMatchObject({ kind: 'instant', secondsAgo: 0, refreshEvery: 25 });
  expect(durations?.expr).toContain(
    'sum by (le, instance) (rate(http_request_duration_seconds_bucket{job="shop"}[5m]))',
  );
  expect(more).toEqual([]);
});

test('nothing is asked about durations that nobody exposes, and nothing at all where no requests are counted', () => {
  expect(ask('http_requests_total')?.now).toHaveLength(1);
  expect(ask('process_cpu_seconds_total')).toBeNull();
});
