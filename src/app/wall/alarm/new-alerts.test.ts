import { describe, expect, it, test } from 'vitest';
import type { AlertDelivery } from '@/panels/alert-list/alert-delivery';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { alertKey } from '@/prometheus/distinct-alerts';
import { newAlerts, urgentAlerts } from './new-alerts';

const VIEWS = [{ service: 'shop-api', endpoints: [], instances: [] }];
const told = (): AlertDelivery => ({ kind: 'unknown' });
const labelled = (labels: Record<string, string>) => exampleAlert({ labels: { ...exampleAlert().labels, ...labels } });

describe('worth waking somebody for', () => {
  const isUrgent = (alert = exampleAlert(), statusOf = told) => urgentAlerts([alert], VIEWS, statusOf).length === 1;

  it('is what fires, is critical and is about a view of the wall', () => {
    expect(isUrgent()).toBe(true);
    expect(isUrgent(labelled({ severity: 'page' }))).toBe(true);
  });

  it('is not what is pending, a warning, or about another service', () => {
    expect(isUrgent(exampleAlert({ state: 'pending' }))).toBe(false);
    expect(isUrgent(labelled({ severity: 'warning' }))).toBe(false);
    expect(isUrgent(labelled({ job: 'backend' }))).toBe(false);
  });

  it('is not what somebody has silenced', () => {
    expect(isUrgent(exampleAlert(), () => ({ kind: 'silenced', by: 'ada', until: null, why: '' }))).toBe(false);
    expect(isUrgent(exampleAlert(), () => ({ kind: 'inhibited', by: 'Outage' }))).toBe(false);
    expect(isUrgent(exampleAlert(), () => ({ kind: 'notified', receivers: [] }))).toBe(true);
  });

  it('is about any view, the filtered ones in what they show', () => {
    const one = { service: 'backend', endpoints: [], instances: ['b-1'] };
    const urgent = (labels: Record<string, string>) =>
      urgentAlerts([labelled({ job: 'backend', ...labels })], [...VIEWS, one], told).length;
    expect([urgent({ instance: 'b-1' }), urgent({ instance: 'b-2' }), urgent({})]).toEqual([1, 0, 1]);
  });
});

test('what fires already when the wall is switched on is no news', () => {
  expect(newAlerts(null, [exampleAlert()]).fresh).toEqual([]);
});

test('an alert is news once, until it was resolved', () => {
  const alert = exampleAlert();
  const first = newAlerts(new Set(), [alert]);
  const second = newAlerts(first.known, [exampleAlert({ value: 0.2 })]);
  const resolved = newAlerts(second.known, []);
  expect([first.fresh, second.fresh, newAlerts(resolved.known, [alert]).fresh]).toEqual([[alert], [], [alert]]);
});

test('two alerts of one rule are two', () => {
  const [a, b] = [labelled({ instance: 'a' }), labelled({ instance: 'b' })];
  expect(newAlerts(new Set([alertKey(a)]), [a, b]).fresh).toEqual([b]);
});
