import { NOW } from '@/health/example-facts';
import type { AlertRule } from '@/prometheus/rule';

/** A quiet alert rule for tests, evaluated six seconds ago. */
export const exampleRule = (change: Partial<AlertRule> = {}): AlertRule => ({
  name: 'HighErrorRate',
  expr: 'up == 0',
  holdFor: 120,
  labels: {},
  annotations: {},
  state: 'inactive',
  lastError: '',
  lastEvaluation: NOW - 6,
  interval: 15,
  alerts: [],
  ...change,
});
