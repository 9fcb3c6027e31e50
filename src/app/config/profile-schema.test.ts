import { expect, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { writtenProfile } from '@/instrumentation/written-profile';
import { readConfig } from './read-config';

const SERVER = { name: 'a', url: 'http://a', alertmanagers: [] };
const read = (...profiles: unknown[]) => {
  const { config, problems } = readConfig({ profiles }, SERVER);
  return {
    services: config.profiles.map(({ service }) => service),
    texts: problems.map(({ path, message }) => `${path} ${message}`),
  };
};

test('a profile is read as it was written', () => {
  expect(read({ service: 's', errors: { label: 'result', serverError: 'failed' } })).toEqual({
    services: ['s'],
    texts: [],
  });
});

/**
 * One of each way in which something can be written: a label of codes or of words, counters of failures, buckets,
 * native buckets, quantiles, what is under way as a difference, and nothing.
 */
const FOUND = [
  profileOf(
    inspected(
      [
        'http_requests_total{endpoint="/a",method="GET"}',
        'http_requests_5xx_total{endpoint="/a"}',
        'http_requests_4xx_total',
        'http_requests_in_progress',
      ],
      'counters',
    ),
  ),
  profileOf(
    inspected(['acme_requests_total{path="/a",result="ok"}', 'acme_requests_total{path="/a",result="fail"}'], 'words'),
  ),
  profileOf(inspected(['http_request_duration_seconds{route="/a",status_code="200"}'], 'native')),
  profileOf(
    inspected(
      [
        'http_request_duration_seconds_count{route="/a",status_code="200"}',
        'http_request_duration_seconds_bucket{route="/a",le="1"}',
      ],
      'buckets',
    ),
  ),
  profileOf(
    inspected(
      [
        'http_request_duration_seconds_count{route="/a"}',
        'http_request_duration_seconds_sum{route="/a"}',
        'http_request_duration_seconds{route="/a",quantile="0.95"}',
      ],
      'quantiles',
    ),
  ),
  profileOf(
    inspected(
      [
        'grpc_server_started_total{grpc_service="s",grpc_method="m"}',
        'grpc_server_handled_total{grpc_service="s",grpc_method="m",grpc_code="OK"}',
      ],
      'grpc',
    ),
  ),
  profileOf({ service: 'nothing', exposed: new Set() }),
];

test.each(FOUND)('what the page writes for config.json of $service is taken by it whole', (profile) => {
  const written = writtenProfile(profile);
  const { config, problems } = readConfig(JSON.parse(JSON.stringify({ profiles: [written] })), SERVER);
  expect(problems).toEqual([]);
  expect(config.profiles).toEqual([written]);
});

test.each([
  [
    'failures that are told in no way',
    { errors: { endpoint: 'op' } },
    'profiles[0].errors needs either label, with what its values mean, or serverErrors, the counter of failures',
  ],
  [
    'failures that are told in two ways',
    { errors: { label: 'a', serverErrors: 'b' } },
    'profiles[0].errors needs either label, with what its values mean, or serverErrors, the counter of failures',
  ],
  [
    'a summary without its quantiles',
    { duration: { base: 'a', kind: 'summary' } },
    'profiles[0].duration.quantiles is missing: a summary has those that it exposes, like ["0.5", "0.99"]',
  ],
  [
    'a base that is a part',
    { duration: { base: 'a_bucket', kind: 'classic-histogram' } },
    'profiles[0].duration.base must be the name without _bucket, _sum or _count',
  ],
  [
    'a metric with its braces',
    { requests: { metric: 'a{}' } },
    'profiles[0].requests.metric must be the name of a metric, without braces: its labels belong into matchers',
  ],
  [
    'half an endpoint',
    { requests: { metric: 'a', busiest: 1.5 } },
    'profiles[0].requests.busiest must be a whole number',
  ],
  ['no endpoint at all', { requests: { metric: 'a', busiest: 0 } }, 'profiles[0].requests.busiest must be more than 0'],
  [
    'an unknown kind',
    { duration: { base: 'a', kind: 'gauge' } },
    'profiles[0].duration.kind must be one of classic-histogram, native-histogram, summary, sum-and-count, mean-gauge',
  ],
])('%s: the place and what to do are said, and the service is found as ever', (_, part, text) => {
  expect(read({ service: 's', ...part })).toEqual({ services: [], texts: [text] });
});

test('one wrong profile does not spoil another that reads well', () => {
  expect(read({ service: 'good', requests: { metric: 'a' } }, { service: 'bad', errors: {} }).services).toEqual([
    'good',
  ]);
});
