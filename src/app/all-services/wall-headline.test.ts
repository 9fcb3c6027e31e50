import { expect, test } from 'vitest';
import type { Level } from '@/health/level';
import { wallHeadline } from './wall-headline';

const row = (service: string, level: Level, sentence = '') => ({ service, level, sentence, isPartlyKnown: false });

test('names the one that is not well, with the first of what is wrong', () => {
  const sentences = '9.9 % of requests fail. APIInstanceDown is firing. 1 of 3 instances is down: shop-2.';
  expect(wallHeadline([row('shop', 'critical', sentences), row('stock', 'ok')])).toBe('shop: 9.9 % of requests fail');
  expect(wallHeadline([row('shop', 'warning', '1 of 3 instances is down: shop-2.'), row('stock', 'unknown')])).toBe(
    'shop: 1 of 3 instances is down: shop-2',
  );
});

test('leaves room for what is wrong beside a long name, and shows what nobody could see in it', () => {
  const headline = wallHeadline([row(`a${'b'.repeat(60)}\u202e`, 'critical', 'No requests')]);
  expect(headline).toMatch(/: No requests$/);
  expect(headline.length).toBeLessThan(40);
  expect(headline).not.toContain('\u202e');
});

test('counts several, then those of whom nothing is known, and calls well only what is', () => {
  expect(wallHeadline([row('a', 'critical', 'x'), row('b', 'warning', 'y'), row('c', 'ok')])).toBe(
    '2 of 3\u00a0services need attention',
  );
  expect(wallHeadline([row('a', 'unknown', 'x'), row('b', 'ok')])).toBe('1 of 2\u00a0services: health unknown');
  expect(wallHeadline([row('a', 'ok'), row('b', 'ok')])).toBe('2\u00a0services, all OK');
});

test('is not grey for ever because of what counts no requests, and says how many that are', () => {
  const node = { ...row('node', 'unknown', 'Traffic not known'), isPartlyKnown: true };
  expect(wallHeadline([row('a', 'ok'), row('b', 'ok'), node])).toBe('2 of 3\u00a0services OK, 1 partly known');
  expect(wallHeadline([row('a', 'unknown', 'x'), row('b', 'ok'), node])).toBe('1 of 3\u00a0services: health unknown');
  expect(wallHeadline([node])).toBe('1\u00a0service, none fully known');
});
