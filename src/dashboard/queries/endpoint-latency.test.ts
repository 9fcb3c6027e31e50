import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { endpointLatencyQuery } from './endpoint-latency';

const found = profileOf({
  service: 'x',
  exposed: new Set([
    'http_requests_total',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count',
  ]),
});
const FILTERS = { service: 'x', endpoints: [], instances: [], excluded: [] };
const RESOLUTION = { scrapeInterval: 15, step: 15 };

const duration = {
  kind: 'classic-histogram',
  base: 'took',
  matchers: [],
  unit: 'milliseconds',
  endpoint: 'path',
  quantiles: [],
  byEndpoint: null,
  lastEdge: 5000,
} as const;
const queryOf = (part: Partial<typeof found.duration>) =>
  endpointLatencyQuery({ ...found, duration: { ...duration, ...part } }, FILTERS, RESOLUTION);

test('where the buckets end is said in seconds, whatever they count in', () => {
  expect(queryOf({})).toMatchObject({ endpoint: 'path', lastEdge: 5 });
});

test('it is the end of the histogram that tells endpoints apart', () => {
  expect(
    queryOf({ endpoint: null, byEndpoint: { base: 'took_by_path', endpoint: 'path', lastEdge: 1000 } }),
  ).toMatchObject({ lastEdge: 1 });
  expect(queryOf({ endpoint: null, byEndpoint: { base: 'took_by_path', endpoint: 'path' } })?.lastEdge).toBeNull();
});

test('where nothing tells endpoints apart nothing is asked', () => {
  expect(queryOf({ endpoint: null })).toBeNull();
  expect(endpointLatencyQuery({ ...found, duration: null }, FILTERS, RESOLUTION)).toBeNull();
});
