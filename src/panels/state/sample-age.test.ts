import { expect, test } from 'vitest';
import { plain } from '@/health/example-facts';
import type { Freshness } from '@/health/facts/freshness';
import { sampleAgeText } from './sample-age';

const of = (newestSample: number | null, state: Freshness['state'], judgedAt = 100): Freshness => ({
  newestSample,
  state,
  age: newestSample === null ? null : judgedAt - newestSample,
  unreachableSince: null,
});

test('says how old the newest sample is, which is never younger than now', () => {
  expect(plain(sampleAgeText(of(100, 'current'), 162, false))).toBe('newest sample 1 min 02 s old');
  expect(plain(sampleAgeText(of(100, 'unreachable'), 112, true))).toBe('newest sample 12 s old');
  expect(plain(sampleAgeText(of(100, 'current'), 99, false))).toBe('newest sample 0 s old');
});

test('says no less than what the page was judged by a moment before', () => {
  expect(plain(sampleAgeText(of(100, 'stale', 162), 161, false))).toBe('newest sample 1 min 02 s old');
});

test('without one tells a question that failed, one that is not answered yet, and the answer that there is none', () => {
  expect(sampleAgeText(of(null, 'unanswered'), 162, false)).toBe('newest sample not known');
  expect(sampleAgeText(of(null, 'unreachable'), 162, false)).toBe('newest sample not known');
  expect(sampleAgeText(of(null, 'unknown'), 162, true)).toBe('asking');
  expect(sampleAgeText(of(null, 'asking'), 162, false)).toBe('asking');
  expect(sampleAgeText(of(null, 'unknown'), 162, false)).toBe('no samples');
});
