import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { NOW } from '@/health/example-facts';
import { factsOfService, splitByService, type ServicesSource } from '@/health/facts/read-services';
import { discoveredServices } from '@/instrumentation/discovery/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import { renderHook } from '@/panels/render-hook';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useLimits } from './use-measured-services';
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
const FACTS = new Map(SERVICES.map(({ service, profile }) => [service, factsOfService(profile, 15, SOURCE)]));
const INPUT = {
  server: 'main',
  services: SERVICES,
  facts: FACTS,
  source: SOURCE,
  alerts: null,
  heldAs: () => null,
  timeZone: 'UTC',
  now: NOW,
  unreachableSince: null,
  isOver: false,
};

type Part = Partial<Parameters<typeof useServicesHealth>[0]>;

const useHealth = (rules: Alerts, part: Part = {}) =>
  useServicesHealth({ ...INPUT, limits: useLimits(SERVICES, DEFAULT_THRESHOLDS, rules), ...part });

test('services are not ranked by limits that rules under way may change', async () => {
  const hook = await renderHook((rules: Alerts) => [useHealth(rules)], RULES);
  expect(hook.current[0]).toBeNull();
  await hook.rerender({ ...RULES, answer: { rules: [], alerts: [], at: NOW } });
  expect(hook.current[0]).toMatchObject([{ service: 'shop', level: 'critical' }]);
});

test('but by those that are known where rules take too long', async () => {
  const hook = await renderHook(() => [useHealth(RULES)], null);
  await act(() => vi.advanceTimersByTimeAsync(1100));
  expect(hook.current[0]).toMatchObject([{ service: 'shop', level: 'critical' }]);
});

test('another server begins anew: until it answers, what is held of the one before would stand under its name', async () => {
  const rules = { ...RULES, answer: { rules: [], alerts: [], at: NOW } };
  const hook = await renderHook((part: Part) => [useHealth(rules, part)], { server: 'main' } as Part);
  expect(hook.current[0]).toHaveLength(1);
  await hook.rerender({ server: 'eu', facts: null, source: null });
  expect(hook.current[0]).toBeNull();
});

test('services are not ranked while lines are under way without which one of them seems well, but for so long only', async () => {
  const rules = { ...RULES, answer: { rules: [], alerts: [], at: NOW } };
  const asking = new Map(
    [...FACTS].map(([service, facts]) => [
      service,
      {
        ...facts,
        current: { ...facts.current, errorRatio: 0, failureCount: 0, requestCount: 5 },
        history: { ...facts.history, isAwaited: true },
      },
    ]),
  );
  const hook = await renderHook((part: Part) => [useHealth(rules, part)], { facts: asking } as Part);
  expect(hook.current[0]).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(2100));
  expect(hook.current[0]).toMatchObject([{ service: 'shop', level: 'ok' }]);
});
