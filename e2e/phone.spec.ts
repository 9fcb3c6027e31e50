import type { Page } from '@playwright/test';
import { expect, test } from './stack';

const WIDTH = 390;

test.use({ viewport: { width: WIDTH, height: 844 }, hasTouch: true, isMobile: true });

/** How wide the page would like to be. */
const widthOf = (page: Page) => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));

test('a phone shows verdict, alerts and four lights above the fold, and never scrolls sideways', async ({ vigie, page }) => {
  await vigie.openSettled();
  await expect(vigie.verdict).toBeInViewport({ ratio: 1 });
  await expect(vigie.headline).toHaveText(/requests\sper\ssecond/);
  for (const name of ['traffic', 'errors', 'latency', 'system'] as const) await expect(vigie.light(name)).toBeInViewport({ ratio: 1 });
  await expect(vigie.alerts.getByRole('heading')).toBeInViewport({ ratio: 1 });
  expect(await widthOf(page)).toBe(WIDTH);
  await vigie.endpoints.scrollIntoViewIfNeeded();
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(13);
  expect(await widthOf(page)).toBe(WIDTH);
});

test('the narrowest phone does not scroll sideways either', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await vigie.openSettled();
  await vigie.panel('latency').scrollIntoViewIfNeeded();
  await expect(vigie.panel('latency')).toContainText('of alert threshold');
  expect(await widthOf(page)).toBe(320);
});

test('a zone with a long name does not widen the narrowest phone', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await vigie.openSettled({ tz: 'America/Argentina/Buenos_Aires' });
  await expect(page.getByRole('radio', { name: 'Buenos Aires' })).toBeChecked();
  expect(await widthOf(page)).toBe(320);
  expect(await page.getByRole('group', { name: 'Time zone' }).getByText('Local').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('a phone shows both ends of a range of other days whole', async ({ vigie, page }) => {
  const now = Math.floor(Date.now() / 1000);
  await vigie.openSettled({ from: String(now - 70 * 3600), to: String(now - 30 * 3600), tz: 'utc' });
  const range = page.getByRole('button', { name: 'Time range' });
  for (const end of [/^\d+ \w+, \d\d:\d\d$/, /^to \d+ \w+, \d\d:\d\d$/]) {
    const text = range.getByText(end);
    await expect(text).toBeInViewport({ ratio: 1 });
    expect(await text.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  }
  expect(await widthOf(page)).toBe(WIDTH);
});

test('a phone filters and changes the range with a finger', async ({ vigie, page }) => {
  await vigie.openSettled();
  const controls = page.getByRole('navigation', { name: 'Time and filters' });
  await controls.getByRole('button', { name: 'Time range' }).tap();
  await page.getByRole('button', { name: 'Last 15 min' }).tap();
  await vigie.expectParameter('from', ['now-15m']);
  await controls.getByRole('combobox', { name: 'Add a filter' }).tap();
  await expect(page.getByRole('option', { name: 'GET /search' })).toBeInViewport({ ratio: 1 });
  expect(await widthOf(page)).toBe(WIDTH);
  await page.getByRole('option', { name: 'GET /search' }).tap();
  await vigie.expectParameter('endpoint', ['GET /search']);
});
