import { expect, test } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import type { Refresh } from '@/app/config/setting-values';
import { usePause } from './use-pause';

/** What pausing and resuming leads to from one interval after the other. */
async function pressed(...intervals: readonly Refresh[]): Promise<readonly Refresh[]> {
  const set: Refresh[] = [];
  const actions = { setRefresh: (refresh: Refresh) => void set.push(refresh) };
  const [first = 10, ...others] = intervals;
  const mounted = await renderHook((refresh: Refresh) => usePause({ refresh }, actions), first);
  mounted.current();
  for (const refresh of others) {
    await mounted.rerender(refresh);
    mounted.current();
  }
  return set;
}

test('refreshing is resumed as often as it was before the pause', async () => {
  expect(await pressed(5, 'off', 5)).toEqual(['off', 5, 'off']);
  expect(await pressed(30, 60, 'off')).toEqual(['off', 'off', 60]);
});

test('a page that was opened paused resumes with the usual interval', async () => {
  expect(await pressed('off')).toEqual([10]);
});
