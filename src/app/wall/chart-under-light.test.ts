import { expect, test } from 'vitest';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import type { NamedLimit } from '@/health/signal';
import { chartUnderLight } from './chart-under-light';

const charts = ['requests', 'cpu', 'memory', 'event-loop-lag'].map((id) => ({ id }) as TimeSeriesPanel);
const limit = (key: NamedLimit['key']): NamedLimit => ({ key, severity: 'warning', value: 1, source: 'default' });

test.each([
  [
    'the resource that it is on for',
    { level: 'warning', limit: limit('eventLoopLag'), headroom: 1.2 },
    'event-loop-lag',
  ],
  ['CPU where that is of its limit', { level: 'critical', limit: limit('cpuOfLimit'), headroom: 1.2 }, 'cpu'],
  [
    'memory where the other is not drawn by any chart',
    { level: 'warning', limit: limit('openFiles'), headroom: 1.2 },
    'memory',
  ],
  [
    'memory where it is on for an instance that is down, whatever is nearest to its limit',
    { level: 'warning', limit: limit('eventLoopLag'), headroom: 0.1 },
    'memory',
  ],
  [
    'memory while it is off, whatever is nearest to its limit',
    { level: 'ok', limit: limit('cpuCores'), headroom: 0.9 },
    'memory',
  ],
] as const)('under the light of the system stands %s', (_, signal, id) => {
  expect(chartUnderLight('system', signal, charts)?.id).toBe(id);
});

test('the other lights have theirs, and none where there is none', () => {
  expect(chartUnderLight('traffic', { level: 'warning', limit: limit('cpuCores'), headroom: 1.2 }, charts)?.id).toBe(
    'requests',
  );
  expect(chartUnderLight('latency', null, charts)).toBeUndefined();
});
