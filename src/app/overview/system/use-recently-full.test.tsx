import { expect, test } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import type { SaturationKey } from '@/dashboard/thresholds';
import { renderHook } from '@/panels/render-hook';
import { useRecentlyFull } from './use-recently-full';

const EVERYTHING: Filters = { service: 'shop-api', endpoints: [], instances: [], excluded: [] };

type Look = { filters?: Filters; full: readonly SaturationKey[]; at: number; start: number };

const mount = () =>
  renderHook(({ full, at, start, filters = EVERYTHING }: Look) => useRecentlyFull(full, at, start, filters), {
    full: [],
    at: 3600,
    start: 0,
  } as Look);

test('what was too full is remembered for as long as the range shows it, from when it was so last', async () => {
  const hook = await mount();
  const seen = [hook.current];
  for (const look of [
    { full: ['heap'], at: 3610, start: 10 },
    { full: ['openFiles', 'heap'], at: 3620, start: 20 },
    { full: [], at: 3630, start: 30 },
    { full: ['heap'], at: 3700, start: 100 },
    { full: [], at: 7230, start: 3630 },
    { full: [], at: 7310, start: 3710 },
  ] satisfies Look[]) {
    await hook.rerender(look);
    seen.push(hook.current);
  }
  expect(seen).toEqual([
    [],
    ['heap'],
    ['heap', 'openFiles'],
    ['heap', 'openFiles'],
    ['heap', 'openFiles'],
    ['heap'],
    [],
  ]);
});

test('what was too full under other filters is not what is looked at', async () => {
  const hook = await mount();
  await hook.rerender({ full: ['heap'], at: 3610, start: 10 });
  await hook.rerender({ full: [], at: 3610, start: 10, filters: { ...EVERYTHING, instances: ['a'] } });
  expect(hook.current).toEqual([]);
});
