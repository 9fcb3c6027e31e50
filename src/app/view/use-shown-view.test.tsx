import { expect, test } from 'vitest';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range/time-range';
import { renderHook } from '@/panels/render-hook';
import { useShownView } from './use-shown-view';
import type { ViewState } from './use-view-state';

const HOUR = lastSeconds(3600);
const QUARTER = lastSeconds(900);
const WHOLE = { sorting: null, search: '' };

type View = Pick<ViewState, 'endpoints' | 'range' | 'tables'>;

const view = (endpoints: readonly string[], range: TimeRange, search = ''): View => ({
  endpoints,
  range,
  tables: { endpoints: { sorting: null, search }, instances: WHOLE, services: WHOLE },
});

/**
 * What was shown in turn after a view was followed by the next one, for as long as another range was still to be drawn.
 */
async function shownAfter(first: View, next: View): Promise<View[]> {
  const seen: View[] = [];
  const mounted = await renderHook((given: View) => {
    const shown = useShownView(given);
    seen.push(shown);
    return shown;
  }, first);
  seen.length = 0;
  await mounted.rerender(next);
  return [...new Set(seen)];
}

test('filters that change with the range wait for it: no filter is asked about over the range that is left', async () => {
  const left = view(['GET /cart'], QUARTER);
  const next = view([], HOUR);
  const shown = await shownAfter(left, next);
  expect(shown[0]).toEqual(left);
  expect(shown.at(-1)).toBe(next);
  expect(shown.every(({ endpoints, range }) => (endpoints.length === 0) === (range === HOUR))).toBe(true);
});

test('what is typed in a table meanwhile does not wait', async () => {
  const [first] = await shownAfter(view([], QUARTER), view([], HOUR, 'cart'));
  expect(first).toEqual(view([], QUARTER, 'cart'));
});

test('filters by themselves are shown at once', async () => {
  const next = view(['GET /cart'], HOUR);
  expect(await shownAfter(view([], HOUR), next)).toEqual([next]);
});
