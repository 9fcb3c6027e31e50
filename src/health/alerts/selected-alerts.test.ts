import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Qualifier } from '@/instrumentation/service-profile';
import { alert, line } from '@/health/example-facts';
import { alertFactsOf, firedAlertsOf, isHiddenByFilters, selectAlerts, sortAlerts } from './selected-alerts';

const labelled = (labels: Record<string, string>) => alert({ labels });
const filters = { service: 'shop-api', endpoints: ['/orders'], instances: [], excluded: [] };
const names = { endpoint: 'endpoint', instance: 'instance' };

describe('sortAlerts', () => {
  it('puts firing before pending, critical before warning, old before new', () => {
    const make = (name: string, state: 'firing' | 'pending', severity: string, activeAt: number) =>
      alert({ name, state, labels: { severity }, activeAt });
    const alerts = [
      make('f', 'pending', 'warning', 1),
      make('e', 'pending', 'critical', 9),
      make('d', 'firing', 'info', 1),
      make('c', 'firing', 'warning', 2),
      make('b', 'firing', 'critical', 5),
      make('a', 'firing', 'critical', 3),
    ];
    expect(sortAlerts(alerts).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('gives the same order whatever the order of the answer', () => {
    const any = fc.record({
      name: fc.constantFrom('a', 'b'),
      activeAt: fc.constantFrom(1, 2),
      labels: fc.record({ severity: fc.constantFrom('warning', 'info'), instance: fc.constantFrom('x', 'y') }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (parts) => {
        const alerts = parts.map((part) => alert(part));
        expect(sortAlerts(alerts.toReversed())).toEqual(sortAlerts(alerts));
      }),
    );
  });
});

describe('isHiddenByFilters', () => {
  it.each([
    ['another value of a filtered label', { endpoint: '/login' }, true],
    ['the chosen value', { endpoint: '/orders' }, false],
    ['no such label', { severity: 'critical' }, false],
    ['another instance, which is not filtered', { instance: 'b' }, false],
  ])('of an alert with %s: %j is %s', (_, labels, expected) => {
    expect(isHiddenByFilters(labelled(labels), filters, names)).toBe(expected);
  });

  it.each([
    ['another instance than the chosen one', { instance: 'b' }, true],
    ['the chosen instance', { instance: 'a' }, false],
    ['no instance', { endpoint: '/login' }, false],
  ])('of an alert with %s: %j is %s', (_, labels, expected) => {
    expect(isHiddenByFilters(labelled(labels), { ...filters, endpoints: [], instances: ['a'] }, names)).toBe(expected);
  });

  it.each([
    ['the chosen method of another service', { grpc_method: 'Get', grpc_service: 'shop.Orders' }, true],
    ['service and method that are chosen', { grpc_method: 'Get', grpc_service: 'shop.Cart' }, false],
    ['the chosen method, of any service', { grpc_method: 'Get' }, false],
    ['another method, of any service', { grpc_method: 'List' }, true],
    ['a service', { grpc_service: 'shop.Orders' }, false],
  ])('of an alert with %s: %j is %s', (_, labels, expected) => {
    const qualifier: Qualifier = { kind: 'service', label: 'grpc_service' };
    const chosen = { ...filters, endpoints: ['shop.Cart/Get'], qualifier };
    expect(
      isHiddenByFilters(labelled(labels), chosen, { endpoint: 'grpc_method', qualifier, instance: 'instance' }),
    ).toBe(expected);
  });

  it.each([
    ['POST /orders', { route: '/orders', method: 'POST' }, false],
    ['POST /orders', { route: '/orders', method: 'GET' }, true],
    ['POST /orders', { route: '/orders' }, false],
    ['POST /orders', { route: '/items' }, true],
    ['POST /orders', { method: 'GET' }, false],
    ['/orders', { route: '/orders', method: 'GET' }, false],
    ['/orders', { route: '/items', method: 'GET' }, true],
  ])('where %s is chosen, of an alert on %j is %s', (endpoint, labels, expected) => {
    const qualifier: Qualifier = { kind: 'method', label: 'method' };
    expect(
      isHiddenByFilters(
        labelled(labels),
        { ...filters, endpoints: [endpoint], qualifier },
        { endpoint: 'route', qualifier, instance: 'instance' },
      ),
    ).toBe(expected);
  });

  it('hides nothing by a filter that the metrics cannot honour', () => {
    expect(isHiddenByFilters(labelled({ endpoint: '/login' }), filters, { endpoint: null, instance: 'instance' })).toBe(
      false,
    );
  });
});

describe('selectAlerts', () => {
  it('shows what is about the choice and counts the rest', () => {
    const shown = alert();
    const others = [
      labelled({ service: 'shop-api', endpoint: '/login' }),
      labelled({ job: 'backend' }),
      labelled({ job: 'worker' }),
      alert({ state: 'inactive' }),
    ];
    expect(selectAlerts([...others, shown], filters, names)).toEqual({ shown: [shown], hidden: 1, elsewhere: 2 });
  });
});

test('the verdict rests on the alerts that are shown, and on none where they were not read', () => {
  const shown = alert();
  const lightOf = () => null;
  const answer = { rules: [], alerts: [labelled({ service: 'shop-api', endpoint: '/login' }), shown], at: 1000 };
  const profile = {
    requests: { metric: 'requests_total', matchers: [], endpoint: 'endpoint', method: null, busiest: null },
  };
  expect(alertFactsOf({ answer, error: null }, filters, profile, lightOf)).toEqual({ alerts: [shown], lightOf });
  expect(alertFactsOf({ answer, error: new Error('No answer.') }, filters, profile, lightOf)).toEqual({
    alerts: [shown],
    lightOf,
    asOf: 1000,
  });
  expect(alertFactsOf({ answer: null, error: null }, filters, profile, lightOf)).toBeNull();
});

test('of the alerts that fired over the range those count that would have changed the verdict on the choice', () => {
  const fired = (labels: Record<string, string>) => line(() => 1, { alertname: 'Slow', severity: 'page', ...labels });
  const [ours, anyones] = [fired({ job: 'shop-api', endpoint: '/orders' }), fired({ severity: 'warning' })];
  const others = [
    fired({ service: 'backend' }),
    fired({ endpoint: '/login' }),
    fired({ severity: 'info' }),
    fired({ alertname: 'OfBackend' }),
  ];
  const rules = [{ name: 'OfBackend', expr: 'sum(rate(failed_total{job="backend"}[5m])) > 5' }];
  expect(firedAlertsOf([ours, ...others, anyones], rules, filters, names)).toEqual([
    { level: 'critical', line: ours },
    { level: 'warning', line: anyones },
  ]);
});
