import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { facts } from '@/health/example-facts';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settleDownloads } from '@/panels/render-hook';
import { useSystem, withResources } from './use-system';

/** Whether the chunk that reads resources can be fetched. */
let isReachable = false;

vi.mock('./system-reader', async (importOriginal) => {
  if (!isReachable) throw new Error('Failed to fetch dynamically imported module');
  return importOriginal();
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what cannot be fetched is not asked for without end: it says so, and is fetched later', async () => {
  const source = {
    connection: exampleConnection({ instantQuery: () => new Promise<never>(() => undefined) }),
    range: DEFAULT_RANGE,
    step: 15,
    deadline: 10,
    isReady: true,
  };
  const page = { scrape: { interval: 15, targets: [], isKnown: true }, now: 3600 };
  const hook = await renderHook(useSystem, {
    profile: profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) }),
    filters: { service: 'shop', endpoints: [], instances: [], excluded: [] },
    page,
    source,
    facts: facts(),
    thresholds: DEFAULT_THRESHOLDS,
  });
  await act(() => vi.dynamicImportSettled());
  expect(hook.current).toMatchObject({ isAsking: false, problem: expect.stringMatching(/./) });
  expect(withResources(facts(), hook.current).isAskingForSaturation).toBe(false);
  isReachable = true;
  await act(() => vi.advanceTimersByTimeAsync(30_000));
  vi.useRealTimers();
  const settled = async () => {
    await settleDownloads();
    return hook.current;
  };
  await expect.poll(settled).toMatchObject({ isAsking: true, problem: '' });
});
