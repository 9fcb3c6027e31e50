import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EndpointTable, type EndpointTableProps } from './endpoint-table';
import { exampleRow } from './example-row';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('main'));
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const pick = vi.fn<(filter: string, value: string) => void>();
const CURRENT = { newestSample: 998, age: 2, unreachableSince: null, state: 'current' } as const;

const ROWS = [
  exampleRow({ endpoint: 'GET /products', requestRate: 30 }),
  exampleRow({ endpoint: 'POST /orders', requestRate: 20, errorRatio: 0.5, serverErrorRate: 10, state: 'critical' }),
];

function show(part: Partial<EndpointTableProps> = {}): void {
  const view: EndpointTableProps['view'] = { pick, colourOf: () => 's1', freshness: CURRENT };
  act(() => root.render(<EndpointTable rows={ROWS} hasLatency rangeText="last hour" selected={[]} view={view} {...part} />));
}

const endpoints = () => Array.from(page.querySelectorAll<HTMLElement>('[data-endpoint]'), ({ dataset }) => dataset['endpoint']);
const button = (text: string) => Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent?.includes(text)) ?? page;
const sorted = () => Array.from(page.querySelectorAll('th[aria-sort]'), (th) => `${th.textContent} ${th.getAttribute('aria-sort')}`);

test('the endpoint that fails most stands first, with its state in a word', () => {
  show();
  expect(endpoints()).toEqual(['POST /orders', 'GET /products']);
  const row = page.querySelector('[data-endpoint="POST /orders"]');
  expect(row?.textContent).toContain('Critical');
  expect(row?.textContent).toContain('50\u00a0%');
});

test('a column sorts with its head, and says so', () => {
  show();
  expect(sorted()).toEqual(['Errors descending']);
  act(() => button('req/s').click());
  expect(sorted()).toEqual(['req/s descending']);
  expect(endpoints()).toEqual(['GET /products', 'POST /orders']);
  act(() => button('req/s').click());
  expect(endpoints()).toEqual(['POST /orders', 'GET /products']);
});

test('a row filters the page, and shows that it does', () => {
  show({ selected: ['POST /orders'] });
  const row = button('/orders');
  expect(row.getAttribute('aria-pressed')).toBe('true');
  act(() => row.click());
  expect(pick).toHaveBeenLastCalledWith('endpoint', 'POST /orders');
});

test('without latency by endpoint there is no column for it', () => {
  show({ hasLatency: false });
  expect(page.textContent).not.toContain('p95');
});

test('beyond twenty the others are one row that shows them', () => {
  show({ rows: Array.from({ length: 25 }, (_, i) => exampleRow({ endpoint: `/${i}` })) });
  expect(endpoints()).toHaveLength(20);
  expect(page.textContent).toContain('5 others');
  act(() => button('Show all').click());
  expect(endpoints()).toHaveLength(25);
});

test('old numbers claim no state', () => {
  const view: EndpointTableProps['view'] = { pick, colourOf: () => 's1', freshness: { ...CURRENT, state: 'unreachable' } };
  show({ view });
  expect(page.textContent).toContain('Stale');
  expect(page.textContent).not.toContain('Critical');
});

test('no endpoint is a sentence, no answer is not', () => {
  show({ rows: [] });
  expect(page.textContent).toContain('No endpoint is known');
  show({ rows: null });
  expect(page.textContent).not.toContain('No endpoint is known');
});
