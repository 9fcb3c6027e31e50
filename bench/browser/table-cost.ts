import type { Browser, Locator } from '@playwright/test';
import { CROWD, FLEET_JOB, WIDE_JOB } from '../stack/crowd';
import { openPage, readMetrics, type OpenPage } from './open-page';

/**
 * Main-thread milliseconds of the most expensive click on a column header, key in the search field and turn of the
 * wheel.
 */
export type TableCosts = { sort: number; search: number; scroll: number };

const PATIENCE_MS = 120_000;

/** Everything that follows an interaction has been drawn by then. */
const AFTER_MS = 300;

const HEADS = ['req/s', 'Errors', 'req/s', 'Errors'] as const;
const WHEELS = 20;
const WHEEL_PX = 700;

/**
 * Behind a hundred endpoints the page shows the busiest twenty unless it is told otherwise, as an owner of so many real
 * routes would.
 */
const ALL_ENDPOINTS = JSON.stringify({
  requests: { metric: 'http_requests_total', endpoint: 'endpoint', busiest: CROWD.endpoints },
});

/** Of the table of endpoints with all its rows there, on the page of their service. */
export function endpointsCost(browser: Browser, url: string, at: string): Promise<TableCosts> {
  return withTable(
    browser,
    `${url}?service=${WIDE_JOB}&profile=${encodeURIComponent(ALL_ENDPOINTS)}&${at}`,
    'Endpoints',
    async (open, table) => {
      await table.getByRole('button', { name: /^Show / }).click({ timeout: PATIENCE_MS });
      return costs(open, table, 'resource-499');
    },
  );
}

/** Of the table of instances, on the page of their service. */
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
    await comeNear(open, table);
    return await cost(open, table);
  } finally {
    await open.close();
  }
}

/** What is far from the screen is not asked for; the page grows while one goes down. */
async function comeNear({ page }: OpenPage, table: Locator): Promise<void> {
  const rows = table.locator('tbody tr');
  const deadline = Date.now() + PATIENCE_MS;
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
