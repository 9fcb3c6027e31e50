import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_RANGE, type TimeRange } from '@/dashboard/time-range/time-range';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { useFreshness } from './use-freshness';
import type { PageSource } from './use-page-source';

const NOW = Date.UTC(2026, 10, 20, 14) / 1000;

beforeEach(() => void vi.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000 + 1));

const FIXED: TimeRange = { ...DEFAULT_RANGE, to: { kind: 'absolute', time: NOW } };

/** A page that ticked last at `NOW` and is scraped every five seconds. */
async function mount({
  sample = NOW - 2,
  isCounting = false,
  range = DEFAULT_RANGE,
  refreshInterval = 10 as number | null,
}) {
  const connection = exampleConnection();
  const source = { connection, range, step: 15, deadline: 10, isReady: true };
  const page: PageSource = {
    source,
    scrape: { interval: 5, targets: [], isKnown: true },
    now: NOW,
    start: NOW - 3600,
    end: NOW,
    refreshInterval,
  };
  const hook = await renderHook(
    () => useFreshness({ newestSample: sample, isAgeAwaited: false, problem: '' }, isCounting, page),
    null,
  );
  return {
    connection,
    told: () => [
      hook.current.freshness.state,
      Math.floor(hook.current.freshness.age ?? NaN),
      Math.floor(hook.current.at - NOW),
    ],
  };
}

test('what is current is told at the tick, and its age counts in no part of the page but the clock', async () => {
  const { told } = await mount({});
  await pass(3);
  expect(told()).toEqual(['current', 2, 0]);
});

test('what is old is told by the second, as the clock beside it counts', async () => {
  const { told } = await mount({ sample: NOW - 40 });
  expect(told()).toEqual(['stale', 40, 0]);
  await pass(3);
  expect(told()).toEqual(['stale', 43, 3]);
});

test('a server that falls silent long after the tick does not make its samples young', async () => {
  const { connection, told } = await mount({});
  await pass(4);
  await act(async () =>
    ['query', 'rules'].forEach((api) =>
      connection.status.failed(api, new PrometheusError('unreachable', 'No answer.'), NOW + 3),
    ),
  );
  expect(told()).toEqual(['unreachable', 6, 4]);
});

test('a verdict that counts down does so by the second, on data that is as current as at the tick', async () => {
  const { told } = await mount({ isCounting: true });
  await pass(3);
  expect(told()).toEqual(['current', 2, 3]);
});

test.each([
  ['paused', { refreshInterval: null }],
  ['over', { range: FIXED }],
])('nothing counts on a page that is %s', async (_, change) => {
  const { told } = await mount({ sample: NOW - 400, isCounting: true, ...change });
  await pass(3);
  expect(told()).toEqual(['stale', 400, 0]);
});
