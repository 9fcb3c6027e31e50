import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import type { EndpointRow } from './endpoint-rows';
import { EndpointTable, type EndpointTableProps } from './endpoint-table';
import type { Sorting } from '@/ui/table/sorting';
import { exampleRow } from './example-row';

const { page, render } = testPage();

// The screen, which a document without a window does not have: nothing is on it until a test says so.
const watchers: IntersectionObserverCallback[] = [];
vi.stubGlobal(
  'IntersectionObserver',
  class extends IntersectionObserver {
    constructor(callback: IntersectionObserverCallback) {
      super(callback);
      watchers.push(callback);
    }
  },
);
const screen = new IntersectionObserver(() => undefined);
const scrollIntoSight = (target: Element) =>
  act(() => watchers.forEach((tell) => tell([{ target, isIntersecting: true } as IntersectionObserverEntry], screen)));

const pick = vi.fn<(filter: string, value: string) => void>();
const sort = vi.fn<(sorting: Sorting | null) => void>();
const search = vi.fn<(text: string) => void>();
const AS_IT_COMES = { sorting: null, search: '' };
const CURRENT = { newestSample: 998, age: 2, unreachableSince: null, state: 'current' } as const;

const ROWS = [
  exampleRow({ endpoint: 'GET /products', requestRate: 30 }),
  exampleRow({ endpoint: 'POST /orders', requestRate: 20, errorRatio: 0.5, serverErrorRate: 10, state: 'critical' }),
];

function show(part: Partial<EndpointTableProps> = {}): void {
  const view: EndpointTableProps['view'] = { pick, colourOf: () => 's1', freshness: CURRENT };
  render(
    <EndpointTable
      rows={ROWS}
      unreliable={null}
      label="url"
      unasked={null}
      hasLatency
      isLatencyAwaited={false}
      hasErrors
      errorWindow={300}
      rangeText="last hour"
      selected={[]}
      view={view}
      choice={AS_IT_COMES}
      actions={{ sort, search }}
      {...part}
    />,
  );
}

const endpoints = () =>
  Array.from(page.querySelectorAll<HTMLElement>('[data-endpoint]'), ({ dataset }) => dataset['endpoint']);
const button = (text: string) =>
  Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent?.includes(text)) ?? page;
const sorted = () =>
  Array.from(page.querySelectorAll('th[aria-sort]'), (th) => `${th.textContent} ${th.getAttribute('aria-sort')}`);

test('the endpoint that fails most stands first, with its state in a word', () => {
  show();
  expect(endpoints()).toEqual(['POST /orders', 'GET /products']);
  const row = page.querySelector('[data-endpoint="POST /orders"]');
  expect(row?.textContent).toContain('Critical');
  expect(row?.textContent).toContain('50\u00a0%');
});

test('where failures are not told by endpoint no row claims that nothing fails, and the busiest stands first', () => {
  show({ hasErrors: false });
  expect(endpoints()).toEqual(['GET /products', 'POST /orders']);
  expect(page.querySelector('table')?.textContent).not.toMatch(/Errors|5xx|OK|%/);
});

test('sorted by something else the table does not say that the worst stands first', () => {
  show();
  expect(page.textContent).toContain('worst first');
  show({ choice: { sorting: { column: 'endpoint', direction: 'ascending' }, search: '' } });
  expect(page.textContent).not.toContain('worst first');
});

test('it says over how long it counts, because the tiles look at a shorter time', () => {
  show();
  expect(page.querySelector('header')?.textContent).toContain('worst first; over 5 min; a row');
  show({ errorWindow: null });
  expect(page.querySelector('header')?.textContent).toContain('worst first; a row');
});

test('a column sorts with its head, and says so', () => {
  show();
  expect(sorted()).toEqual(['State descending']);
  act(() => button('req/s').click());
  const descending: Sorting = { column: 'requests', direction: 'descending' };
  expect(sort).toHaveBeenLastCalledWith(descending);
  show({ choice: { sorting: descending, search: '' } });
  expect(sorted()).toEqual(['req/s descending']);
  expect(endpoints()).toEqual(['GET /products', 'POST /orders']);
  act(() => button('req/s').click());
  expect(sort).toHaveBeenLastCalledWith({ column: 'requests', direction: 'ascending' });
});

test('a row filters the page, and shows that it does', () => {
  show({ selected: ['POST /orders'] });
  const row = button('/orders');
  expect(row.getAttribute('aria-pressed')).toBe('true');
  act(() => row.click());
  expect(pick).toHaveBeenLastCalledWith('endpoint', 'POST /orders');
});

test('a duration that is not answered yet is none that is missing', () => {
  const rows = [exampleRow({ p50: null, p95: null, p99: null, mean: null })];
  const dashes = () => page.querySelector('[data-endpoint]')?.textContent?.split('–').length;
  show({ rows });
  expect(dashes()).toBe(5);
  show({ rows, isLatencyAwaited: true });
  expect(dashes()).toBe(1);
});

test('without latency by endpoint there is no column for it', () => {
  show({ hasLatency: false });
  expect(page.textContent).not.toContain('p95');
});

test('beyond twenty the others are one row that shows them', () => {
  show({ rows: Array.from({ length: 25 }, (_, i) => exampleRow({ endpoint: `/${i}` })) });
  expect(endpoints()).toHaveLength(20);
  expect(page.textContent).toContain('5 others');
  // Head and rest are rows as well.
  expect(page.querySelector('table')?.getAttribute('aria-rowcount')).toBe('22');
  act(() => button('Show all').click());
  expect(endpoints()).toHaveLength(25);
});

test('the way it comes is no choice, and stays out of the address', () => {
  show({ choice: { sorting: { column: 'state', direction: 'ascending' }, search: '' } });
  act(() => button('State').click());
  expect(sort).toHaveBeenLastCalledWith(null);
});

test('a column that the table does not have sorts nothing', () => {
  show({ hasLatency: false, choice: { sorting: { column: 'p95', direction: 'ascending' }, search: '' } });
  expect(sorted()).toEqual(['State descending']);
});

test('a search looks through all rows, also those that are not shown, whatever its case', () => {
  const rows = [
    ...Array.from({ length: 25 }, (_, i) => exampleRow({ endpoint: `/${i}` })),
    exampleRow({ endpoint: '/Orders/:id', requestRate: 0 }),
  ];
  show({ rows, choice: { sorting: null, search: 'orders' } });
  expect(endpoints()).toEqual(['/Orders/:id']);
  expect(page.textContent).toContain('1 of 26');
  show({ rows, choice: { sorting: null, search: 'nowhere' } });
  expect(page.textContent).toContain('None of the endpoints has “nowhere” in its name');
});

test('arrow keys go from row to row', () => {
  show();
  const buttons = Array.from(page.querySelectorAll<HTMLElement>('[data-pick]'));
  buttons[0]?.focus();
  act(
    () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
  );
  expect(document.activeElement).toBe(buttons[1]);
});

test('endpoints that were not asked for stand in one row with what they received', () => {
  show({ unasked: { requestRate: 150, serverErrorRate: 0 } });
  expect(page.textContent).toContain('url has too many values to show all: the 2 busiest');
  expect(page.textContent).toMatch(/All others.*150/);
  const rows = Array.from({ length: 25 }, (_, i) =>
    exampleRow({ endpoint: `/${i}`, requestRate: 10, serverErrorRate: 1 }),
  );
  show({ rows, unasked: { requestRate: 150, serverErrorRate: 5 } });
  expect(Array.from(page.querySelectorAll('tr')).at(-1)?.textContent).toMatch(/All others.*2005\s%10$/);
});

test('old numbers claim no state', () => {
  const view: EndpointTableProps['view'] = {
    pick,
    colourOf: () => 's1',
    freshness: { ...CURRENT, state: 'unreachable' },
  };
  show({ view });
  expect(page.textContent).toContain('Stale');
  expect(page.textContent).not.toContain('Critical');
  expect(page.querySelector('.text-crit, [data-level="critical"]')).toBeNull();
});

test('no endpoint is a sentence, no answer is not', () => {
  show({ rows: [] });
  expect(page.textContent).toContain('No endpoint is known');
  show({ rows: null });
  expect(page.textContent).not.toContain('No endpoint is known');
  show({ rows: [], unreliable: '14 resets in 60 scrapes' });
  expect(page.textContent).toMatch(/^Endpoints.*Not reliable: 14 resets in 60 scrapes$/);
});

describe('below the screen', () => {
  const view: EndpointTableProps['view'] = { pick, colourOf: () => 's1', freshness: CURRENT };
  const selected: readonly string[] = [];
  const products = () => page.querySelector<HTMLElement>('[data-endpoint="GET /products"]');
  const showProducts = (change: Partial<EndpointRow>) =>
    show({ view, selected, rows: ROWS.map((row) => (row.endpoint === 'GET /products' ? { ...row, ...change } : row)) });

  test('numbers are left alone until somebody can see them', () => {
    showProducts({});
    showProducts({ requestRate: 31 });
    expect(products()?.textContent).not.toContain('31');
    scrollIntoSight(products()?.closest('table')?.parentElement ?? page);
    expect(products()?.textContent).toContain('31');
  });

  test('neither does the order move that only numbers decide', () => {
    showProducts({ state: 'critical', errorRatio: 0.4 });
    showProducts({ state: 'critical', errorRatio: 0.6 });
    expect(endpoints()).toEqual(['POST /orders', 'GET /products']);
    scrollIntoSight(products()?.closest('table')?.parentElement ?? page);
    expect(endpoints()).toEqual(['GET /products', 'POST /orders']);
  });

  test('what becomes known is shown at once', () => {
    show({ view, selected, rows: ROWS.map((row) => ({ ...row, p95: null })) });
    showProducts({ requestRate: 31 });
    expect(products()?.textContent).toContain('31');
  });

  test('a row that turns is brought up to date at once', () => {
    showProducts({});
    showProducts({ requestRate: 31, state: 'warning' });
    expect(products()?.dataset['level']).toBe('warning');
    expect(products()?.textContent).toContain('31');
  });
});
