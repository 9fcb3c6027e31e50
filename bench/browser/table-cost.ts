import type { Browser, Locator } from '@playwright/test';
import { CROWD, FLEET_JOB, WIDE_JOB } from '../stack/crowd';
import { openPage, readMetrics, type OpenPage } from './open-page';

/**
 * Main-thread milliseconds of the most expensive click on a column header, key in the search field, and turn of the
 * mouse wheel.
 */
export type TableCosts = { sort: number; search: number; scroll: number };

const TIMEOUT_MS = 120_000;

/** Time in which the effects of an interaction are drawn. */
const AFTER_MS = 300;

const HEADS = ['req/s', 'Errors', 'req/s', 'Errors'] as const;
const WHEELS = 20;
const WHEEL_PX = 700;

/** With more than a hundred endpoints the page only shows the busiest twenty, unless its profile says otherwise. */
const ALL_ENDPOINTS = JSON.stringify({
  requests: { metric: 'http_requests_total', endpoint: 'endpoint', busiest: CROWD.endpoints },
});

/** The endpoint table with all rows, on the page of its service. */
export function endpointsCost(browser: Browser, url: string, at: string): Promise<TableCosts> {
  return withTable(
    browser,
    `${url}?service=${WIDE_JOB}&profile=${encodeURIComponent(ALL_ENDPOINTS)}&${at}`,
    'Endpoints',
    async (open, table) => {
      await table.getByRole('button', { name: /^Show / }).click({ timeout: TIMEOUT_MS });
      return costs(open, table, 'resource-499');
    },
  );
}

/** The instance table, on the page of its service. */
export function fleetCost(browser: Browser, url: string, at: string): Promise<TableCosts> {
  return withTable(browser, `${url}?service=${FLEET_JOB}&${at}`, 'Fleet', (open, table) =>
    costs(open, table, '10.0.11.7'),
  );
}

async function withTable(
  browser: Browser,
  url: string,
  name: string,
  cost: (open: OpenPage, table: Locator) => Promise<TableCosts>,
): Promise<TableCosts> {
  const open = await openPage(browser);
  try {
    await open.page.goto(url);
    const table = open.page.getByRole('region', { name, exact: true });
    await scrollTo(open, table);
    return await cost(open, table);
  } finally {
    await open.close();
  }
}

/** Scrolls to the table: parts far from the viewport are not loaded, and the page grows while scrolling. */
async function scrollTo({ page }: OpenPage, table: Locator): Promise<void> {
  const rows = table.locator('tbody tr');
  const deadline = Date.now() + TIMEOUT_MS;
  while ((await rows.count()) < 10) {
    if (Date.now() > deadline) throw new Error('The table did not come.');
    await page.mouse.move(900, 500);
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(AFTER_MS);
  }
  await table.scrollIntoViewIfNeeded();
  await page.waitForTimeout(10 * AFTER_MS);
}

async function costs(open: OpenPage, table: Locator, text: string): Promise<TableCosts> {
  const sorts: number[] = [];
  for (const head of HEADS) {
    const button = table.getByRole('columnheader').getByRole('button', { name: head, exact: true });
    await button.hover();
    sorts.push(await costOf(open, () => open.page.mouse.down().then(() => open.page.mouse.up())));
  }
  const scrolls: number[] = [];
  for (let i = 0; i < WHEELS; i++) scrolls.push(await costOf(open, () => open.page.mouse.wheel(0, WHEEL_PX)));
  await table.getByRole('searchbox').focus();
  const keys: number[] = [];
  for (const key of text) keys.push(await costOf(open, () => open.page.keyboard.press(key)));
  return { sort: Math.max(...sorts), search: Math.max(...keys), scroll: Math.max(...scrolls) };
}

async function costOf(open: OpenPage, act: () => Promise<void>): Promise<number> {
  const before = await readMetrics(open);
  await act();
  await open.page.waitForTimeout(AFTER_MS);
  return (await readMetrics(open)).cpuMs - before.cpuMs;
}
