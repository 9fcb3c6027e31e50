import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { panelsOf } from '@/dashboard/panel';
import { firstVectors } from './first-vectors';
import { buildOverview } from './overview';

const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
  ]),
});
const OVERVIEW = buildOverview(
  SHOP,
  { service: 'shop', endpoints: [], instances: [], excluded: [] },
  { scrapeInterval: 15, step: 15 },
);
const first = firstVectors(OVERVIEW);

test('the latest numbers and the buckets, which take longest, are asked for before everything else', () => {
  expect(first.slice(0, 2)).toEqual([OVERVIEW.pulse, OVERVIEW.durations]);
  expect(first[2]).toMatchObject({ kind: 'range', expr: OVERVIEW.vectors.duration?.buckets });
});

test('every vector of a panel is among them, once', () => {
  const drawn = panelsOf(OVERVIEW.dashboard).flatMap(({ queries }) => queries.flatMap(({ vectors }) => vectors));
  expect(new Set(first.map((query) => query.expr))).toEqual(
    new Set([OVERVIEW.pulse.expr, OVERVIEW.durations?.expr, ...drawn.map((query) => query.expr)]),
  );
  expect(new Set(first.map((query) => query.expr)).size).toBe(first.length);
});

test('what stands below or is only compared with is not', () => {
  expect(first).not.toContainEqual(OVERVIEW.hourAgo);
  expect(first).not.toContainEqual(OVERVIEW.endpointLatency);
});
