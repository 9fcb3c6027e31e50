import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import { lastSeconds } from '@/dashboard/time-range/time-range';
import { facts } from '@/health/example-facts';
import type { VectorSource } from '@/panels/queries/vector-question';
import { renderHook } from '@/panels/render-hook';
import { useModelBelow } from './use-model-below';
import type { OverviewModel } from './use-overview';

type Model = Pick<OverviewModel, 'facts' | 'laterSource' | 'filters' | 'tables'> & { name: string };

const EVERYTHING: Filters = { service: 'shop-api', endpoints: [], instances: [], excluded: [] };
const ONE: Filters = { ...EVERYTHING, endpoints: ['GET /cart'] };
const HOUR = lastSeconds(3600);
const WHOLE = { sorting: null, search: '' };

const model = (name: string, known: Model['facts'], filters: Filters, range = HOUR): Model => ({
  name,
  facts: known,
  laterSource: { isReady: known !== null, range } as VectorSource,
  filters,
  tables: { endpoints: WHOLE, instances: WHOLE, services: WHOLE },
});
const loading = (name: string, filters = EVERYTHING) => model(name, null, filters);
const known = (name: string, filters = EVERYTHING) => model(name, facts(), filters);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function mountKnown() {
  const mounted = await renderHook(useModelBelow<Model>, known('first'));
  await act(() => vi.advanceTimersByTimeAsync(0));
  return mounted;
}

test('the first facts reach what stands below a task later, and all after them at once', async () => {
  const mounted = await renderHook(useModelBelow<Model>, loading('first'));
  await mounted.rerender(loading('second'));
  expect(mounted.current.name).toBe('second');
  await mounted.rerender(known('third'));
  expect(mounted.current.name).toBe('second');
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(mounted.current.name).toBe('third');
  await mounted.rerender(known('fourth'));
  expect(mounted.current.name).toBe('fourth');
});

test('where they are lost there is nothing to wait for', async () => {
  const mounted = await mountKnown();
  await mounted.rerender(loading('second'));
  expect(mounted.current.name).toBe('second');
});

test('while other filters are asked about it stays what it was, but for what is typed in its tables', async () => {
  const mounted = await mountKnown();
  const typed = { ...loading('second', ONE).tables, endpoints: { ...WHOLE, search: 'cart' } };
  await mounted.rerender({ ...loading('second', ONE), tables: typed });
  expect(mounted.current).toMatchObject({ name: 'first', filters: EVERYTHING, tables: typed });
  await mounted.rerender(known('third', ONE));
  expect(mounted.current.name).toBe('third');
});

test('what is known of them already waits for what was clicked to be seen', async () => {
  const seen: string[] = [];
  const mounted = await renderHook((given: Model) => {
    const shown = useModelBelow(given);
    seen.push(shown.name);
    return shown;
  }, known('first'));
  await act(() => vi.advanceTimersByTimeAsync(0));
  seen.length = 0;
  await mounted.rerender(known('second', ONE));
  expect([seen[0], seen.at(-1)]).toEqual(['first', 'second']);
});

test('and no longer than anything waits for what hangs', async () => {
  const mounted = await mountKnown();
  await mounted.rerender(loading('second', ONE));
  await mounted.rerender({ ...loading('third', ONE), laterSource: { isReady: true, range: HOUR } as VectorSource });
  expect(mounted.current.name).toBe('third');
});

test('and over another range it is not what it was over the one before', async () => {
  const mounted = await mountKnown();
  await mounted.rerender(model('second', null, ONE, lastSeconds(900)));
  expect(mounted.current.name).toBe('second');
});

test('nor is there anything to stay with before the first facts', async () => {
  const mounted = await renderHook(useModelBelow<Model>, loading('first'));
  await mounted.rerender(loading('second', ONE));
  expect(mounted.current.name).toBe('second');
});
