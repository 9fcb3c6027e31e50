import { expect, test } from 'vitest';
import type { Level } from '@/health/level';
import type { Freshness } from '@/health/facts/freshness';
import { isAllSaid, wallHeadline } from './wall-headline';

const CURRENT: Freshness = { newestSample: 98, age: 2, unreachableSince: null, state: 'current' };
const said = (rows: Parameters<typeof wallHeadline>[0]) => wallHeadline(rows, CURRENT, 100);

const row = (service: string, level: Level, sentence = '') => ({ service, level, sentence, isPartlyKnown: false });

test('names the one that is not well, with the first of what is wrong', () => {
  const sentences = '9.9 % of requests fail. APIInstanceDown is firing. 1 of 3 instances is down: shop-2.';
  expect(said([row('shop', 'critical', sentences), row('stock', 'ok')])).toBe('shop: 9.9 % of requests fail');
  expect(said([row('shop', 'warning', '1 of 3 instances is down: shop-2.'), row('stock', 'unknown')])).toBe(
    'shop: 1 of 3 instances is down: shop-2',
  );
});

test('leaves room for what is wrong beside a long name, and shows what nobody could see in it', () => {
  const headline = said([row(`a${'b'.repeat(60)}\u202e`, 'critical', 'No requests')]);
  expect(headline).toMatch(/: No requests$/);
  expect(headline.length).toBeLessThan(40);
  expect(headline).not.toContain('\u202e');
});

test('names several, then those of whom nothing is known, and leaves counting to the line below', () => {
  const bad = [row('a', 'critical', 'x'), row('b', 'warning', 'y'), row('c', 'ok')];
  expect(said(bad)).toBe('a and b need attention');
  expect(said([row('d', 'critical', 'x'), row('e', 'critical', 'x'), ...bad])).toBe('d, e and 2 more need attention');
  expect(said([row('a', 'unknown', 'x'), row('b', 'ok')])).toBe('a: health unknown');
  expect(said([row('a', 'ok'), row('b', 'ok')])).toBe('2\u00a0services, all OK');
  expect([bad, [row('a', 'unknown', 'x')], [row('a', 'ok')]].map(isAllSaid)).toEqual([false, false, true]);
});

test('says why nothing is known where the server does not answer any more', () => {
  const gone: Freshness = { newestSample: 60, age: 40, unreachableSince: 70, state: 'unreachable' };
  expect(wallHeadline([row('a', 'unknown'), row('b', 'unknown')], gone, 100)).toBe(
    'No answer from Prometheus for 30\u00a0s',
  );
});

test('is not grey for ever because of what counts no requests, and says how many that are', () => {
  const node = { ...row('node', 'unknown', 'Traffic not known'), isPartlyKnown: true };
  expect(said([row('a', 'ok'), row('b', 'ok'), node])).toBe('2 of 3\u00a0services OK, 1 partly known');
  expect(said([row('a', 'unknown', 'x'), row('b', 'ok'), node])).toBe('a: health unknown');
  expect(said([node])).toBe('1\u00a0service, none fully known');
});
