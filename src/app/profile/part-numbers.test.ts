import { expect, test } from 'vitest';
import { facts } from '@/health/example-facts';
import { partNumbers } from './part-numbers';

test('each duration stays in one line with its name', () => {
  expect(partNumbers('duration', facts()).split(' ')).toEqual([
    'p50\u00a084\u00a0ms,',
    'p95\u00a0226\u00a0ms,',
    'p99\u00a0480\u00a0ms,',
    'mean\u00a097\u00a0ms',
  ]);
});

test('a share of failures says of what it is, and one that is not known says that and no more', () => {
  const { current } = facts();
  expect(partNumbers('errors', facts({ current: { ...current, errorRatio: 0.017 } }))).toBe('1.7\u00a0% of requests');
  expect(partNumbers('errors', facts({ current: { ...current, errorRatio: null } }))).toBe('–');
});
