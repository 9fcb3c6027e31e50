import { describe, expect, it } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import type { DurationKind, ServiceProfile } from '@/instrumentation/service-profile';
import { isAskingForErrors, knownFailures, notMeasured, type MetricKnowledge } from './measured';

const SEPARATE = profileOf(
  inspected([
    'http_requests_total{endpoint="/a"}',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count',
  ]),
);
const LABELLED = profileOf(inspected(['http_requests_total{path="/a",status="200"}']));
const NOTHING = profileOf(inspected(['up']));

describe('knownFailures', () => {
  it.each([
    ['known', { server: true, client: true }],
    ['unknown', { server: false, client: false }],
    ['asking', { server: false, client: false }],
    ['untold', { server: false, client: false }],
  ] as const)(
    'of counters of failures alone, which the server calls %s, are %j',
    (knowledge: MetricKnowledge, known) => {
      expect(knownFailures(SEPARATE, () => knowledge)).toEqual(known);
    },
  );

  it('are told apart, the faults of clients from those of the server', () => {
    expect(knownFailures(SEPARATE, (metric) => (metric === 'http_requests_5xx_total' ? 'known' : 'unknown'))).toEqual({
      server: true,
      client: false,
    });
  });

  it('are known of a counter with a status label whatever the server says, and of nothing they are not', () => {
    expect(knownFailures(LABELLED, () => 'untold')).toEqual({ server: true, client: true });
    expect(knownFailures(NOTHING, () => 'known')).toEqual({ server: false, client: false });
  });
});

describe('isAskingForErrors', () => {
  it.each([
    ['counters of failures alone', SEPARATE, true],
    ['a counter with a status label', LABELLED, false],
    ['no counter at all', NOTHING, false],
  ] as const)('of %s, asked and not answered yet', (_, profile, isAsking) => {
    expect(isAskingForErrors(profile, () => 'asking')).toBe(isAsking);
    expect(isAskingForErrors(profile, () => 'untold')).toBe(false);
  });
});

describe('notMeasured', () => {
  const durations = (kind: DurationKind, quantiles: readonly string[] = []): ServiceProfile => ({
    ...SEPARATE,
    duration: SEPARATE.duration && { ...SEPARATE.duration, kind, quantiles },
  });

  it('is nothing of a service that has all of it, and all of one that counts no requests', () => {
    expect(notMeasured(SEPARATE, true)).toEqual([]);
    expect(notMeasured(NOTHING, false)).toEqual(['traffic', 'errors', 'latency']);
  });

  it('is errors where a counter of failures is known to nobody', () => {
    expect(notMeasured(SEPARATE, false)).toEqual(['errors']);
  });

  it.each([
    ['native-histogram', [], []],
    ['summary', ['0.5', '0.9', '0.99'], []],
    ['summary', ['0.5', '0.9', '1'], ['latency']],
    ['sum-and-count', [], ['latency']],
    ['mean-gauge', [], ['latency']],
  ] as const)('of a %s with the quantiles %j is %j: limits are set on high quantiles', (kind, quantiles, missing) => {
    expect(notMeasured(durations(kind, quantiles), true)).toEqual(missing);
  });
});
