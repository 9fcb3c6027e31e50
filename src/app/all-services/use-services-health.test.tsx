import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { NOW } from '@/health/example-facts';
import { splitByService, type ServicesSource } from '@/health/facts/read-services';
import { discoveredServices } from '@/instrumentation/discovery/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import { renderHook } from '@/panels/render-hook';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useServicesHealth } from './use-services-health';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [DISCOVERED] = discoveredServices([
  { labels: { __name__: 'http_requests_total', job: 'shop' }, time: NOW, value: 1 },
]);
const SERVICES = DISCOVERED === undefined ? [] : [{ ...DISCOVERED, profile: profileOf(DISCOVERED) }];
const NOBODY = new Map();

/** A service of which one request in ten fails. */
const SOURCE: ServicesSource = {
  at: () => NOW,
  isOver: false,
  now: splitByService(
    [
      ['requests', 10],
      ['requestsInErrorWindow', 10],
      ['serverErrors', 1],
      ['up', 1],
      ['freshness', NOW],
    ].map(([signal, value]) => ({
      labels: { job: 'shop', signal: String(signal), instance: 'a' },
      time: NOW,
      value: Number(value),
    })),
  ),
  hourAgo: null,
  lines: { requests: NOBODY, received: NOBODY, failed: NOBODY },
  step: 15,
  refreshInterval: 10,
  knowledgeOf: () => 'known',
};

const RULES: Alerts = {
  answer: null,
  error: null,
  recorded: null,
  notRecorded: new Map(),
  delivery: { alertmanagers: null, undelivered: null },
};
const INPUT = {
  server: 'main',
  services: SERVICES,
  source: SOURCE,
  intervals: null,
  alerts: null,
  rules: RULES,
  heldAs: () => null,
  thresholds: DEFAULT_THRESHOLDS,
  timeZone: 'UTC',
  now: NOW,
  unreachableSince: null,
  isOver: false,
};

test('services are not ranked by limits that rules under way may change', async () => {
  const hook = await renderHook((rules: Alerts) => [useServicesHealth({ ...INPUT, rules })], RULES);
  expect(hook.current[0]).toBeNull();
  await hook.rerender({ ...RULES, answer: { rules: [], alerts: [], at: NOW } });
  expect(hook.current[0]).toMatchObject([{ service: 'shop', level: 'critical' }]);
});

test('but by those that are known where rules take too long', async () => {
  const hook = await renderHook(() => [useServicesHealth(INPUT)], null);
  await act(() => vi.advanceTimersByTimeAsync(1100));
  expect(hook.current[0]).toMatchObject([{ service: 'shop', level: 'critical' }]);
});

test('another server begins anew: until it answers, what is held of the one before would stand under its name', async () => {
  const rules = { ...RULES, answer: { rules: [], alerts: [], at: NOW } };
  const hook = await renderHook(
    (part: { server: string; source: ServicesSource | null }) => [useServicesHealth({ ...INPUT, rules, ...part })],
    { server: 'main', source: SOURCE as ServicesSource | null },
  );
  expect(hook.current[0]).toHaveLength(1);
  await hook.rerender({ server: 'eu', source: null });
  expect(hook.current[0]).toBeNull();
});
