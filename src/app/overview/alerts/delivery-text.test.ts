import { expect, test } from 'vitest';
import { plain } from '@/health/example-facts';
import { deliveryText } from './delivery-text';

const ONE = { active: ['http://am:9093/api/v2/alerts'], dropped: [] };

test('no Alertmanager at all is told, whether there was never one or relabelling drops it', () => {
  expect(deliveryText({ alertmanagers: { active: [], dropped: [] }, undelivered: null })).toBe(
    'Alerts reach nobody: Prometheus knows no Alertmanager.',
  );
  expect(deliveryText({ alertmanagers: { active: [], dropped: ['http://am:9093'] }, undelivered: null })).toContain(
    'dropped by its relabelling',
  );
});

test('notifications that got lost are counted', () => {
  expect(plain(deliveryText({ alertmanagers: ONE, undelivered: 3.2 }))).toBe(
    '3 notifications did not reach Alertmanager in the last 5 minutes.',
  );
  expect(plain(deliveryText({ alertmanagers: ONE, undelivered: 1 }))).toBe(
    '1 notification did not reach Alertmanager in the last 5 minutes.',
  );
});

test('that nobody is there to reach says more than how often it was tried', () => {
  expect(deliveryText({ alertmanagers: { active: [], dropped: [] }, undelivered: 12 })).toContain(
    'knows no Alertmanager',
  );
});

test.each([
  ['nothing is known', null, null],
  ['all is well', ONE, 0],
  ['less than one was lost, which is an extrapolation', ONE, 0.4],
  ['the count is no number', ONE, NaN],
  ['the count is known and whom Prometheus tells is not', null, 0],
])('nothing is said where %s', (_, alertmanagers, undelivered) => {
  expect(deliveryText({ alertmanagers, undelivered })).toBe('');
});
