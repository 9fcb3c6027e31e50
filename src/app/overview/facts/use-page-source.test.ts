import { expect, test } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import type { Target } from '@/prometheus/target';
import { stepFor } from './use-page-source';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) });
const stepOf = (instances: number, profile = SHOP) =>
  stepFor(
    DEFAULT_RANGE,
    0,
    { interval: 15, targets: Array.from({ length: instances }, (): Target => TARGET) },
    profile,
  );
const TARGET: Target = {
  labels: { job: 'shop' },
  health: 'up',
  lastScrape: null,
  lastError: '',
  scrapeInterval: 15,
  scrapeUrl: '',
};

test('an hour is drawn as finely as it is scraped', () => {
  expect(stepOf(4)).toBe(15);
});

test('a service of many instances, or with too many endpoints to show, is asked for a quarter of the points', () => {
  expect(stepOf(50)).toBe(15);
  expect(stepOf(300)).toBe(60);
  expect(stepOf(4, { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest: 20 } })).toBe(60);
});
