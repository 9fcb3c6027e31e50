import { act } from 'react';
import { beforeAll, expect, test, vi } from 'vitest';
import type { StatPanel } from '@/dashboard/panel';
import { plainQuery } from '@/dashboard/panel-query';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import type { PanelView } from '@/panels/panel-view';
import type { PanelData } from '@/panels/state/use-panel';
import { createConnection } from '@/prometheus/connection/connection';
import { loadWhatOpens } from '@/ui/loading/opened';
import { testPage } from '@/ui/test-page';
import { PanelMenu } from './panel-menu';

const { page, render } = testPage();

beforeAll(loadWhatOpens);

const QUERY = plainQuery('A', 'sum(rate(http_requests_total{job="shop-api"}[5m]))', 'Requests');

const PANEL: StatPanel = {
  kind: 'stat',
  id: 'request-rate',
  title: 'Requests',
  subtitle: 'per second',
  unit: 'requestsPerSecond',
  subject: 'requests',
  queries: [QUERY],
  metrics: [],
  whenEmpty: 'no-series',
  ignores: ['endpoint'],
  threshold: 'errorRate',
};

const LINE = { labels: {}, times: Float64Array.of(0, 15), values: Float64Array.of(41, 42) };

const DATA: PanelData = {
  state: { status: 'fresh', cause: '', age: 3 },
  lines: [{ query: QUERY, lines: [LINE] }],
  vectors: [
    {
      answer: {
        kind: 'range',
        range: { start: 0, end: 15, step: 15 },
        series: [LINE],
        notices: { warnings: ['data is missing'], infos: [] },
        cost: { tookMs: 4, samples: 1200 },
        at: 15,
      },
      error: null,
      isPlaceholder: false,
    },
  ],
};

const VIEW: PanelView = {
  connection: createConnection(
    { name: 'prometheus', url: 'https://prometheus.example', alertmanagers: [] },
    document.baseURI,
  ),
  range: DEFAULT_RANGE,
  start: 0,
  end: 15,
  step: 15,
  deadline: 10,
  isReady: true,
  timeZone: 'UTC',
  hasTraffic: true,
  freshness: { newestSample: 12, age: 3, unreachableSince: null, state: 'current' },
  thresholds: {
    ...DEFAULT_THRESHOLDS,
    errorRate: [{ value: 5, severity: 'warning', source: 'rule', rule: 'ErrorSpike' }],
  },
  readings: {},
  latest: {},
  tooFew: [],
  colourOf: () => 's1',
  endOf: () => null,
  changes: [],
  knowledgeOf: () => 'known',
  filters: { service: 'shop-api', endpoints: [], instances: [], excluded: [] },
  linksOf: () => [],
  zoom: () => undefined,
  pick: () => undefined,
};

const buttons = (selector: string) => Array.from(page.querySelectorAll<HTMLButtonElement>(selector));
const items = () => buttons('[role="menuitem"]').map(({ textContent }) => textContent);

/** Opens the menu as a pointer does: it comes near, then the browser opens the popover and tells so. */
async function open(panel = PANEL, view = VIEW): Promise<void> {
  render(<PanelMenu panel={panel} view={view} data={DATA} />);
  const [button] = buttons(`button[aria-label="About ${panel.title}"]`);
  await act(async () => {
    button?.focus();
    // What knows the page of Prometheus is fetched on the way to the menu.
    await vi.dynamicImportSettled();
  });
  const event = Object.assign(new Event('toggle'), { newState: 'open' });
  await act(async () => page.querySelector('[popover]')?.dispatchEvent(event));
}

async function choose(text: string): Promise<void> {
  const item = buttons('[role="menuitem"]').find(({ textContent }) => textContent === text);
  expect(item, text).toBeDefined();
  Object.assign(HTMLElement.prototype, { hidePopover: () => undefined });
  await act(async () => {
    item?.click();
    // The code of the dialogs is loaded when it is asked for.
    await vi.dynamicImportSettled();
  });
}

test('a panel offers what it can tell, and the page of Prometheus where there is one', async () => {
  await open();
  expect(items()).toEqual([
    'Explain this number',
    'View as table',
    'Copy link to this panel',
    'Copy PromQL',
    'Open in Prometheus',
  ]);
});

test('a panel without a query has no PromQL to show', async () => {
  await open({ ...PANEL, queries: [] });
  expect(items()).toEqual(['Explain this number', 'View as table', 'Copy link to this panel']);
});

test('the places that the configuration names are offered last, and open without telling where from', async () => {
  const openWindow = vi.spyOn(window, 'open').mockReturnValue(null);
  await open(PANEL, { ...VIEW, linksOf: () => [{ text: 'Logs', url: 'https://logs.example/?app=shop-api' }] });
  expect(items().at(-1)).toBe('Logs');
  await choose('Logs');
  expect(openWindow).toHaveBeenCalledExactlyOnceWith(
    'https://logs.example/?app=shop-api',
    '_blank',
    'noopener,noreferrer',
  );
});

test('a browser that refuses to copy is seen to refuse', async () => {
  const refused = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  Object.assign(document, { execCommand: () => false });
  await open();
  await choose('Copy PromQL');
  expect(
    Array.from(page.querySelectorAll('[aria-live]'), ({ textContent, className }) => [
      textContent,
      className.includes('sr-only'),
    ]),
  ).toEqual([['Copying is not allowed here', false]]);
  refused.mockRestore();
});

test('the explanation holds what is needed to get the same number from Prometheus, and what to doubt about it', async () => {
  await open();
  await choose('Explain this number');
  const text = document.querySelector('dialog')?.textContent ?? '';
  for (const part of [
    QUERY.expr,
    '5m',
    '15\u00a0s',
    '1 series, 2\u00a0points',
    '1200 samples',
    '4 ms',
    '3\u00a0s old',
    'data is missing',
    'warning above 5/s, from the alerting rule ErrorSpike',
    'endpoint: the metric does not carry',
  ]) {
    expect(text).toContain(part);
  }
});

test('the table shows the points of the lines behind a number', async () => {
  await open();
  await choose('View as table');
  expect(Array.from(document.querySelectorAll('td'), ({ textContent }) => textContent)).toEqual([
    '42.0\u00a0req/s',
    '41.0\u00a0req/s',
  ]);
});
