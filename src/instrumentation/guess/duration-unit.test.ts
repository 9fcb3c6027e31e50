import { expect, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import type { Durations } from '@/instrumentation/service-profile';
import { isUnitOpen, toldUnit } from './duration-unit';

const DURATION: Durations = {
  kind: 'summary',
  base: 'page_time',
  matchers: [],
  unit: 'seconds',
  endpoint: null,
  quantiles: [],
  byEndpoint: null,
};

test.each([
  [[0.005, 0.1, 1, 10], 'seconds'],
  [[0.1, 1, 60, 300], 'seconds'],
  [[5, 50, 500], 'milliseconds'],
  [[0, 5, 10, 10_000], 'milliseconds'],
  [[0.5, 10, 1000], 'milliseconds'],
] as const)('buckets at %j are those of %s', (edges, unit) => {
  expect(toldUnit(DURATION, edges, null).unit).toBe(unit);
});

test.each([
  [0.15, 'seconds'],
  [150, 'milliseconds'],
  [12, null],
  [0, null],
  [null, null],
])('without buckets a mean of %j tells %j', (mean, unit) => {
  expect(toldUnit(DURATION, [], mean).unit).toBe(unit);
});

test('what stays open says which metric it is, why, and where to say it', () => {
  expect(toldUnit(DURATION, [], 12).sentence).toBe(
    'page_time may be durations, but its name tells no unit and its mean is 12: it is not shown until you say the unit under “How it is read”.',
  );
});

test('a unit is open where a name is guessed that does not tell it', () => {
  const open = (...series: string[]) => isUnitOpen(profileOf(inspected(series)));
  expect(open('acme_requests_total{path="/a",status="200"}', 'acme_request_time_count', 'acme_request_time_sum')).toBe(
    true,
  );
  expect(open('acme_requests_total{path="/a",status="200"}', 'acme_request_ms_count', 'acme_request_ms_sum')).toBe(
    false,
  );
  expect(open('http_requests_total{path="/a",status="200"}', 'http_request_duration_seconds_count')).toBe(false);
});
