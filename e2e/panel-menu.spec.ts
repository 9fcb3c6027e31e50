import type { Locator, Page } from '@playwright/test';
import { settledMoment } from './moment';
import { expectShown } from './shown-number';
import { expect, test } from './stack';
import type { VigiePage } from './vigie-page';

/** Step of a chart over ten minutes, seconds: the scrape interval of this stack. */
const STEP = 2;

/** Paths at which a Prometheus has its own web pages, as opposed to its API. */
const OWN_PAGES = /:\d+\/(query|graph)?(\?|$)/;

/** Opens the menu of a panel; its button is visible on hover. */
async function menuOf(panel: Locator): Promise<Locator> {
  await panel.hover();
  await panel.getByRole('button', { name: /^About / }).click();
  return panel.getByRole('menu');
}

async function explain(vigie: VigiePage, id: string): Promise<Locator> {
  const menu = await menuOf(vigie.panel(id));
  await menu.getByRole('menuitem', { name: 'Explain this number' }).click();
  return vigie.page.getByRole('dialog');
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('every number shows its PromQL, which Prometheus evaluates to the same value', async ({
  vigie,
  prometheus,
  page,
}) => {
  const { at, from, to } = await settledMoment(prometheus);
  await vigie.openSettled({ from, to });
  for (const id of ['request-rate', 'error-ratio-now', 'client-errors', 'p99', 'average', 'cpu-total']) {
    const dialog = await explain(vigie, id);
    const expr = (await dialog.getByRole('region', { name: 'Query A' }).locator('pre').first().textContent()) ?? '';
    await expect(dialog).toContainText('Rate window');
    await expect(dialog).toContainText('Newest sample');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expectShown(await vigie.numberIn(vigie.panel(id)), await prometheus.number(expr, at));
  }
});

test('a menu opens with one click while the button of another has the focus', async ({ vigie }) => {
  await vigie.openSettled();
  await vigie
    .panel('error-ratio-now')
    .getByRole('button', { name: /^About / })
    .focus();
  await expect(await menuOf(vigie.panel('client-errors'))).toBeVisible();
});

test('the explanation of a chart names limit, rate window and queries', async ({ vigie }) => {
  await vigie.openSettled();
  const dialog = await explain(vigie, 'latency');
  await expect(dialog.getByRole('region')).toHaveCount(3);
  await expect(dialog).toContainText(/warning above 1\ss, from the alerting rule HighLatencyP95/i);
  await expect(dialog.getByRole('region', { name: 'Query B' })).toContainText(/Rate window\s*5m/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(vigie.panel('latency').getByRole('button', { name: /^About / })).toBeFocused();
});

test('a copied panel link opens the page at that panel', async ({ vigie, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await vigie.openSettled({ endpoint: 'GET /cart' });
  const menu = await menuOf(vigie.panel('memory'));
  await menu.getByRole('menuitem', { name: 'Copy link to this panel' }).click();
  await expect.poll(() => clipboard(page)).toContain('panel=memory');
  await page.goto(await clipboard(page));
  await vigie.settle();
  await expect(vigie.panel('memory')).toBeInViewport();
  await vigie.expectParameter('endpoint', ['GET /cart']);
});

test('a chart can be viewed as a table with the values of Prometheus', async ({ vigie, prometheus }) => {
  const { at, from, to } = await settledMoment(prometheus);
  await vigie.openSettled({ from, to });
  const menu = await menuOf(vigie.panel('memory'));
  await menu.getByRole('menuitem', { name: 'View as table' }).click();
  const table = vigie.page.getByRole('dialog').getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  const [time = '', ...names] = await table.getByRole('columnheader').allInnerTexts();
  expect(time).toBe('Time (UTC)');
  // The newest row is first, at the last step within the range.
  const newest = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  for (const [i, instance] of names.entries()) {
    const value = await prometheus.number(
      `process_resident_memory_bytes{job="shop-api",instance="${instance}"}`,
      Math.floor(at / STEP) * STEP,
    );
    expectShown(newest[i] ?? '', value);
  }
});

test('the menu works with the keyboard and restores the focus', async ({ vigie, page }) => {
  await vigie.openSettled();
  const button = vigie.panel('p95').getByRole('button', { name: 'About p95' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Explain this number' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'View as table' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'p95' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a panel opens in Prometheus with its expression', async ({ vigie, page, context }) => {
  // The page probes the real server. The opened page is replaced, because scripts of Debian's Prometheus fail in this
  // browser and would be reported as errors.
  await context.route(/[?&]g0\.expr=/, (route) => route.fulfill({ contentType: 'text/html', body: 'A graph' }));
  await vigie.openSettled();
  const menu = await menuOf(vigie.panel('p95'));
  const opened = context.waitForEvent('page');
  await menu.getByRole('menuitem', { name: 'Open in Prometheus' }).click();
  const tab = await opened;
  await tab.waitForURL(/[?&]g0\.expr=/);
  const address = new URL(tab.url());
  expect(address.origin).toBe(new URL(page.url()).origin);
  expect(address.searchParams.get('g0.expr')).toContain('histogram_quantile(0.95');
});

test.describe('behind a gateway that forwards the API only', () => {
  // The browser logs every 404.
  test.use({ tolerated: /404/ });

  test('the menu has no link to Prometheus', async ({ vigie, context }) => {
    await context.route(OWN_PAGES, (route) => route.fulfill({ status: 404 }));
    await vigie.openSettled();
    // The last path that is probed: before its answer there is no link in any case.
    const searched = vigie.page.waitForResponse(/:\d+\/query$/);
    const menu = await menuOf(vigie.panel('p95'));
    await expect(menu.getByRole('menuitem', { name: 'Copy PromQL' })).toBeVisible();
    await searched;
    await expect(menu.getByRole('menuitem', { name: 'Open in Prometheus' })).toHaveCount(0);
  });
});
