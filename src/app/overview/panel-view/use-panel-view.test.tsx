import { expect, test } from 'vitest';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import type { ViewActions } from '@/app/view/view-actions';
import { CURRENT, facts, history, line, moment } from '@/health/example-facts';
import type { ServiceFacts } from '@/health/service-facts';
import { exampleView } from '@/panels/example-panel';
import { renderHook } from '@/panels/render-hook';
import { usePanelView } from './use-panel-view';

const { filters, thresholds, knowledgeOf, connection, range, step, deadline, isReady } = exampleView();
const PAGE = { source: { connection, range, step, deadline, isReady }, start: 0, end: 45 } as PageSource;
const KNOWN = { timeZone: 'UTC', freshness: CURRENT, thresholds, knowledgeOf, linksTo: () => [] };
const ACTIONS = { zoom: () => undefined, pick: () => undefined } as unknown as ViewActions;

const useExample = (known: ServiceFacts | null) => usePanelView(PAGE, known, '', KNOWN, filters, ACTIONS);

test('the view is the same while lines come, and another once a number is', async () => {
  const known = facts();
  const hook = await renderHook(useExample, known);
  const first = hook.current;
  await hook.rerender({ ...known, history: history({ requestRate: line(() => 7) }) });
  expect(hook.current).toBe(first);
  await hook.rerender({ ...known, current: moment({ requestRate: 7 }) });
  expect(hook.current).not.toBe(first);
  expect(hook.current.readings.requestRate?.value).toBe(7);
});

test('that there is traffic is being asked until the first numbers are there', async () => {
  const hook = await renderHook(useExample, null as ServiceFacts | null);
  expect(hook.current).toMatchObject({ hasTraffic: 'asking', readings: {}, latest: {}, tooFew: [] });
  await hook.rerender(facts());
  expect(hook.current.hasTraffic).toBe(true);
});
