import { describe, expect, it } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { nextTick, tickDelay } from './refresh-schedule';

const DOWN = new PrometheusError('unreachable', 'No answer.');

describe('nextTick', () => {
  it.each([
    ['refreshes a page that moves with now', { failure: null, hidden: false, live: true }, 'refresh'],
    [
      'asks over a fixed range, or while paused, only for what failed',
      { failure: null, hidden: false, live: false },
      'retry',
    ],
    ['asks nothing while nobody looks', { failure: null, hidden: true, live: true }, 'skip'],
    [
      'asks nothing while nobody looks, not even whether the server is back',
      { failure: DOWN, hidden: true, live: true },
      'skip',
    ],
    ['probes a server that fails instead of asking everything', { failure: DOWN, hidden: false, live: true }, 'probe'],
    [
      'probes it over a fixed range and while paused too, for what was never answered',
      { failure: DOWN, hidden: false, live: false },
      'probe',
    ],
  ] as const)('%s', (_, circumstances, tick) => {
    expect(nextTick(circumstances)).toBe(tick);
  });
});

describe('tickDelay', () => {
  it.each([
    ['is the interval while the server answers', 10, null, 10],
    ['is the interval while it does not', 10, DOWN, 10],
    ['is half a minute for a page that is signed out', 10, new PrometheusError('unauthorized', ''), 30],
    ['is half a minute for it too where the interval is longer', 60, new PrometheusError('unauthorized', ''), 30],
    ['waits as long as the server asks for', 10, new PrometheusError('overloaded', '', { retryAfter: 45 }), 45],
    [
      'is never below the interval, however short the server asks for',
      10,
      new PrometheusError('overloaded', '', { retryAfter: 1 }),
      10,
    ],
  ])('%s', (_, interval, failure, delay) => {
    expect(tickDelay(interval, failure)).toBe(delay);
  });
});
