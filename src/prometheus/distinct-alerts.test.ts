import { expect, test } from 'vitest';
import { distinctAlerts } from './distinct-alerts';
import type { Alert } from './rule';

const LABELS = { alertname: 'BudgetBurns', severity: 'critical', job: 'shop' };

const alert = (part: Partial<Alert>): Alert => ({
  name: 'BudgetBurns',
  state: 'firing',
  labels: LABELS,
  annotations: {},
  activeAt: 100,
  value: 1,
  holdFor: 0,
  ...part,
});

test('what two rules give with the same labels is one alert: the one that fires, and the oldest of those', () => {
  const [waits, late, early] = [
    alert({ state: 'pending', activeAt: 50 }),
    alert({ activeAt: 200 }),
    alert({ activeAt: 150 }),
  ];
  expect(distinctAlerts([waits, late, early])).toEqual([early]);
  expect(distinctAlerts([early, late, waits])).toEqual([early]);
});

test('an alert that two rules give is about what either of them reads', () => {
  const [early, late] = [alert({ expr: 'a > 1' }), alert({ activeAt: 200, expr: 'b > 1' })];
  expect(distinctAlerts([early, late])).toEqual([{ ...early, expr: 'a > 1 or b > 1' }]);
  expect(distinctAlerts([early, early])).toEqual([early]);
});

test('another name or another label makes another alert, and all keep their order', () => {
  const alerts = [alert({ labels: { ...LABELS, severity: 'warning' } }), alert({}), alert({ name: 'Slow' })];
  expect(distinctAlerts(alerts)).toEqual(alerts);
});
