import { expect, test } from 'vitest';
import { freshnessData } from './freshness-data';

const OF = { newestSample: 100, age: 12.4, unreachableSince: null };

test('carries the age in whole seconds, and calls old whatever is not of now', () => {
  expect(freshnessData({ ...OF, state: 'current' })).toEqual({ 'data-state': 'fresh', 'data-age': 12 });
  expect(freshnessData({ ...OF, state: 'stale' })['data-state']).toBe('stale');
  expect(freshnessData({ ...OF, state: 'unreachable', unreachableSince: 90 })['data-state']).toBe('stale');
});

test('is an error where nothing was ever answered, and not old', () => {
  const never = { newestSample: null, age: null };
  expect(freshnessData({ ...never, unreachableSince: null, state: 'unanswered' })['data-state']).toBe('error');
  expect(freshnessData({ ...never, unreachableSince: 90, state: 'unreachable' })['data-state']).toBe('error');
});

test('has no age where there is no sample, and is loading before the first answer', () => {
  const none = { newestSample: null, age: null, unreachableSince: null, state: 'unknown' } as const;
  expect(freshnessData(none)).toEqual({ 'data-state': 'no-series', 'data-age': undefined });
  expect(freshnessData(none, true)['data-state']).toBe('loading');
});
