import { expect, test } from 'vitest';
import { readConfig } from './read-config';

const SERVER = { name: 'a', url: 'http://a', alertmanagers: [] };
const read = (...profiles: unknown[]) => {
  const { config, problems } = readConfig({ profiles }, SERVER);
  return { services: config.profiles.map(({ service }) => service), texts: problems.map(({ path, message }) => `${path} ${message}`) };
};

test('a profile is read as it was written', () => {
  expect(read({ service: 's', errors: { label: 'result', serverError: 'failed' } })).toEqual({ services: ['s'], texts: [] });
});

test.each([
  ['failures that are told in no way', { errors: { endpoint: 'op' } }, 'profiles[0].errors needs either label, with what its values mean, or serverErrors, the counter of failures'],
  ['failures that are told in two ways', { errors: { label: 'a', serverErrors: 'b' } }, 'profiles[0].errors needs either label, with what its values mean, or serverErrors, the counter of failures'],
  ['a summary without its quantiles', { duration: { base: 'a', kind: 'summary' } }, 'profiles[0].duration.quantiles is missing: a summary has those that it exposes, like ["0.5", "0.99"]'],
  ['a base that is a part', { duration: { base: 'a_bucket', kind: 'classic-histogram' } }, 'profiles[0].duration.base must be the name without _bucket, _sum or _count'],
  ['a metric with its braces', { requests: { metric: 'a{}' } }, 'profiles[0].requests.metric must be the name of a metric, without braces: its labels belong into matchers'],
  ['half an endpoint', { requests: { metric: 'a', busiest: 1.5 } }, 'profiles[0].requests.busiest must be a whole number'],
  ['no endpoint at all', { requests: { metric: 'a', busiest: 0 } }, 'profiles[0].requests.busiest must be more than 0'],
  ['an unknown kind', { duration: { base: 'a', kind: 'gauge' } }, 'profiles[0].duration.kind must be one of classic-histogram, native-histogram, summary, sum-and-count, mean-gauge'],
])('%s: the place and what to do are said, and the service is found as ever', (_, part, text) => {
  expect(read({ service: 's', ...part })).toEqual({ services: [], texts: [text] });
});

test('one wrong profile does not spoil another that reads well', () => {
  expect(read({ service: 'good', requests: { metric: 'a' } }, { service: 'bad', errors: {} }).services).toEqual(['good']);
});
