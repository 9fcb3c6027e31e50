import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { asConfigured, configuredMetrics, withConfigured, type ConfiguredProfile } from './configured-profile';
import { inspected } from './example-service';
import { findProfile } from './find-profile';
import { profileOf } from './profile-of';

const FOUND = profileOf(
  inspected([
    'http_requests_total{path="/a",status="200"}',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count{path="/a"}',
  ]),
);
const CALLS: ConfiguredProfile = {
  service: 'x',
  requests: { metric: 'calls_total', endpoint: 'operation' },
  errors: { label: 'result', serverError: 'failed' },
};

test('what a person says wins, and what he leaves out is found', () => {
  const { requests, errors, duration, recognition } = withConfigured(FOUND, CALLS);
  expect(requests).toEqual({ metric: 'calls_total', matchers: [], endpoint: 'operation', method: null, busiest: null });
  expect(errors?.source).toMatchObject({
    kind: 'status-label',
    metric: 'calls_total',
    serverError: { label: 'result', pattern: 'failed' },
  });
  expect(errors?.endpoint).toBe('operation');
  expect(duration).toBe(FOUND.duration);
  expect(recognition.kind).toBe('configured');
});

test('what was found stands behind what was given, as long as there is a part that was found', () => {
  const found = FOUND.recognition;
  expect(withConfigured(FOUND, CALLS).recognition).toMatchObject({
    name: `what was given by hand, and ${found.name}`,
    evidence: ['Given by hand: requests, failures.', ...found.evidence],
  });
  const everything: ConfiguredProfile = {
    ...CALLS,
    duration: { base: 'took', kind: 'summary' },
    inProgress: { metric: 'running' },
    excluded: [],
  };
  expect(withConfigured(FOUND, everything).recognition).toMatchObject({
    name: 'what was given by hand',
    evidence: ['Given by hand: requests, failures, durations, what is under way, what is not traffic.'],
  });
});

test('an entry of the configuration is about one service, and leaves the others as they were found', () => {
  expect(asConfigured(FOUND, [{ ...CALLS, service: 'another' }, CALLS])).toEqual(withConfigured(FOUND, CALLS));
  expect(asConfigured(FOUND, [{ ...CALLS, service: 'another' }])).toBe(FOUND);
});

test('counters of failures are read with what the requests are pinned to', () => {
  const matchers = [{ name: 'side', op: '=', value: 'server' }] as const;
  const { errors } = withConfigured(FOUND, {
    service: 'x',
    requests: { metric: 'calls_total', matchers },
    errors: { serverErrors: 'failed_total' },
  });
  expect(errors?.source).toEqual({
    kind: 'separate-counters',
    serverErrors: { metric: 'failed_total', matchers },
    clientErrors: null,
  });
});

test('failures that were found are those of the requests that are given: one service of a job, and not all of them', () => {
  const matchers = [{ name: 'service_name', op: '=', value: 'checkout' }] as const;
  expect(
    withConfigured(FOUND, { service: 'x', requests: { metric: 'http_requests_total', matchers } }).errors,
  ).toMatchObject({ source: { metric: 'http_requests_total', matchers }, endpoint: null });
  expect(withConfigured(FOUND, { service: 'x', requests: { metric: 'calls_total', matchers } }).errors).toBe(
    FOUND.errors,
  );
});

test('durations are checked by the metric that is read', () => {
  const named = (kind: NonNullable<ConfiguredProfile['duration']>['kind']) =>
    configuredMetrics({ service: 'x', duration: { base: 'took', kind } })[0]?.metric;
  expect([named('classic-histogram'), named('native-histogram'), named('summary'), named('sum-and-count')]).toEqual([
    'took_bucket',
    'took',
    'took',
    'took_count',
  ]);
});

describe('a name that the service does not expose', () => {
  const answer =
    (present: readonly string[]) =>
    async (expr: string): Promise<Sample[]> =>
      expr.includes('"present ')
        ? present.map((name) => ({ labels: { signal: `present ${name}` }, time: 0, value: 1 }))
        : [];
  const problemsWith = async (...present: string[]) =>
    (await findProfile({ service: 'x', exposed: new Set() }, answer(present), CALLS)).recognition.problems.join();

  it('is named with its place and the way out', async () => {
    expect(await problemsWith()).toContain(
      'calls_total was given by hand as requests.metric, and this service does not expose it: check its spelling',
    );
  });

  it('is not complained about where it is there', async () => {
    expect(await problemsWith('calls_total')).not.toContain('does not expose');
  });
});
