import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { defaultConfig } from '@/app/config/config';
import { ConfigurationContext } from '@/app/config/configuration';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { ViewActions } from '@/app/view/view-actions';
import { filtersOf } from '@/dashboard/filters';
import { buildOverview } from '@/dashboard/overview/overview';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleChart, exampleView, line, rangeAnswer } from '@/panels/example-panel';
import { exampleConnection } from '@/panels/queries/example-connection';
import { settleDownloads } from '@/panels/render-hook';
import { testPage } from '@/ui/test-page';
import { EmbedPage } from './embed-page';

const { page, render } = testPage();

const PROFILE = profileOf({
  service: 'shop-api',
  exposed: new Set(['http_requests_total', 'process_cpu_seconds_total', 'process_resident_memory_bytes']),
});
const FILTERS = filtersOf(PROFILE, { endpoints: [], instances: [], countsAll: false }, []);

const SYSTEM: OverviewModel['system'] = {
  isAsking: false,
  isFailing: false,
  problem: '',
  groups: [],
  summaries: new Map(),
  saturation: [],
  history: [],
  isAwaited: false,
};
const CHOICE = { sorting: null, search: '' };

beforeEach(() => {
  history.replaceState(null, '', '/user/?service=shop-api&mode=embed&panel=requests&theme=dark');
});

/** The page in a frame, of a service whose first answer is still to come. */
async function show(panel: string | null, change: Partial<OverviewModel> = {}) {
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer([line([1, 2, 3, 4])]) });
  const panelView = exampleView({ connection });
  const known: OverviewModel = {
    overview: buildOverview(PROFILE, FILTERS, { scrapeInterval: 15, step: 15 }),
    panelView,
    laterSource: panelView,
    folds: { open: [], toggle: () => undefined },
    doubts: [],
    alerts: {
      answer: null,
      error: null,
      recorded: null,
      notRecorded: new Map(),
      delivery: { alertmanagers: null, undelivered: null },
    },
    tables: { endpoints: CHOICE, instances: CHOICE, services: CHOICE },
    tableActions: () => ({ sort: () => undefined, search: () => undefined }),
    filters: FILTERS,
    profile: PROFILE,
    system: SYSTEM,
    facts: null,
    verdict: null,
    freshness: panelView.freshness,
    now: 45,
    refreshInterval: 10,
  };
  const configuration = { config: defaultConfig(connection.server), problems: [], connections: [connection] as const };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfigurationContext value={configuration}>
        <EmbedPage
          model={{ ...known, ...change }}
          panel={panel}
          actions={{ followHost: () => undefined } as unknown as ViewActions}
        />
      </ConfigurationContext>
    </QueryClientProvider>,
  );
  await settleDownloads();
}

const panels = () => Array.from(page.querySelectorAll<HTMLElement>('[data-panel]'), ({ dataset }) => dataset['panel']);

test.each(['requests', 'request-rate'])('of the panel %s that is asked for nothing else is shown', async (id) => {
  await show(id);
  expect(panels()).toEqual([id]);
  expect(page.querySelector('h1, [data-verdict]')).toBeNull();
});

test('below it stands whose numbers they are, and how old', async () => {
  await show('requests');
  const foot = page.querySelector('main')?.lastElementChild;
  expect(foot?.textContent?.replaceAll('\u00a0', ' ')).toBe('shop-api on testVigie, newest sample 2 s old');
});

test('what the numbers are filtered by stands beside whose they are, below a panel and above the whole page', async () => {
  const filters = filtersOf(PROFILE, { endpoints: ['GET /search'], instances: ['shop-api-2'], countsAll: false }, []);
  for (const panel of ['requests', null]) {
    await show(panel, { filters });
    expect(page.textContent?.replaceAll('\u00a0', ' ')).toContain(
      'shop-api, GET /search, shop-api-2 on testVigie, newest sample 2 s old',
    );
  }
});

test('its link leads to the whole page with all that was looked at, apart from the frame, and tells the other page nothing of this one', async () => {
  await show('requests');
  const link = page.querySelector('a');
  expect(new URL(link?.href ?? '').search).toBe('?service=shop-api&theme=dark');
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
});

test('where nothing was ever measured no age is claimed', async () => {
  await show('requests', { freshness: { newestSample: null, age: null, unreachableSince: null, state: 'current' } });
  expect(page.querySelector('a')?.textContent).toBe('Vigie');
});

test('a panel that may still be found is waited for, and the page does not flash up meanwhile', async () => {
  await show('goroutines', { system: { ...SYSTEM, isAsking: true } });
  expect(page.textContent).toBe('');
  const group = {
    id: 'runtime',
    title: 'Runtime',
    evidence: '',
    charts: [exampleChart({ id: 'goroutines' })],
    vector: '',
  } as const;
  await show('goroutines', { system: { ...SYSTEM, groups: [group] } });
  expect(panels()).toEqual(['goroutines']);
});

test('one that does not exist is named, where its right name stands, above the whole page', async () => {
  await show('latancy');
  expect(page.textContent).toContain('No panel is called latancy, so all of the page is shown.');
  expect(page.textContent).toContain('Copy link to this panel');
  expect(page.querySelector('[data-verdict="loading"]')).not.toBeNull();
});

test('while the server is silent nothing more will be found, and what is known is shown', async () => {
  await show('goroutines', {
    system: { ...SYSTEM, isAsking: true },
    freshness: { newestSample: null, age: null, unreachableSince: 40, state: 'unreachable' },
  });
  expect(page.textContent).toContain('No panel is called goroutines');
});

test('without a panel it is the whole page, and nothing is missing', async () => {
  await show(null);
  expect(page.querySelector('[data-verdict="loading"]')).not.toBeNull();
  expect(page.textContent).not.toContain('No panel is called');
});
