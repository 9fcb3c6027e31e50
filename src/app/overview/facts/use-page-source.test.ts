import { expect, test } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import type { Target } from '@/prometheus/target';
import { paceOf } from './use-page-source';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) });
const pace = (instances: number, profile = SHOP) =>
  paceOf(
    { range: DEFAULT_RANGE, now: 0, deadline: 10 },
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
  expect(pace(4)).toEqual({ step: 15, deadline: 10 });
});

test('a service of many instances, or with too many endpoints to show, is asked for a quarter of the points, and waited for longer', () => {
  expect(pace(50)).toEqual({ step: 15, deadline: 10 });
  const large = { step: 60, deadline: 30 };
  expect(pace(300)).toEqual(large);
  expect(pace(4, { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest: 20 } })).toEqual(large);
});
