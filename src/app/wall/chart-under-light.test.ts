import { expect, test } from 'vitest';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { NamedLimit } from '@/health/signal';
import { chartUnderLight } from './chart-under-light';

const charts = ['requests', 'cpu', 'memory', 'event-loop-lag'].map((id) => ({ id }) as TimeSeriesPanel);
const limit = (key: NamedLimit['key']): NamedLimit => ({ key, severity: 'warning', value: 1, source: 'default' });

test.each([
  ['the resource that it is on for', { level: 'warning', limit: limit('eventLoopLag') }, 'event-loop-lag'],
  ['CPU where that is of its limit', { level: 'critical', limit: limit('cpuOfLimit') }, 'cpu'],
  ['memory where the other is not drawn by any chart', { level: 'warning', limit: limit('openFiles') }, 'memory'],
  ['memory where it is on for an instance that is down', { level: 'warning', limit: null }, 'memory'],
  ['memory while it is off, whatever is nearest to its limit', { level: 'ok', limit: limit('cpuCores') }, 'memory'],
] as const)('under the light of the system stands %s', (_, signal, id) => {
  expect(chartUnderLight('system', signal, charts)?.id).toBe(id);
});

test('the other lights have theirs, and none where there is none', () => {
  expect(chartUnderLight('traffic', { level: 'warning', limit: limit('cpuCores') }, charts)?.id).toBe('requests');
  expect(chartUnderLight('latency', null, charts)).toBeUndefined();
});
