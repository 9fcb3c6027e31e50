import type { Page } from '@playwright/test';
import { settledMoment } from './moment';
import { expect, test } from './stack';
import { pauseClock } from './pause-clock';
import { VigiePage } from './vigie-page';

/** The view as shown by the controls. */
async function viewOf(page: Page) {
  const controls = page.getByRole('navigation', { name: 'Service and filters' });
  return {
    range: await controls.getByRole('button', { name: 'Time range' }).innerText(),
    zone: await controls.getByRole('radio', { checked: true }).locator('..').innerText(),
    filters: await controls
      .getByRole('button', { name: /^Remove filter/ })
      .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label'))),
    theme: await page.locator('html').getAttribute('data-theme'),
    refresh: await controls.getByRole('button', { name: /^(\d+\s(s|min|h)|Off)$/ }).innerText(),
  };
}

const PARAMETERS = {
  from: 'now-30m',
  refresh: '30s',
  tz: 'Asia/Tokyo',
  theme: 'dark',
  endpoint: ['GET /cart', '/a.b(c)+"d"\\e'],
  instance: 'shop-api-2',
};
const VIEW = {
  range: 'Last 30\u00a0min',
  zone: 'Tokyo',
  filters: [
    'Remove filter endpoint GET /cart',
    'Remove filter endpoint /a.b(c)+"d"\\e',
    'Remove filter instance shop-api-2',
  ],
  theme: 'dark',
  refresh: '30\u00a0s',
};

test('the URL holds the whole view, and a reload shows the same', async ({ vigie, page }) => {
  // Wide enough to show three filters separately.
  await page.setViewportSize({ width: 1920, height: 1080 });
  await vigie.openSettled(PARAMETERS);
  await expect.poll(() => viewOf(page)).toEqual(VIEW);
  await page.reload();
  await vigie.settle();
  await expect.poll(() => viewOf(page)).toEqual(VIEW);
});

test('choices on the page are stored in the URL, which opens the same view in another browser', async ({
  vigie,
  page,
  browser,
}) => {
  await vigie.openSettled();
  const controls = page.getByRole('navigation', { name: 'Service and filters' });
  await controls.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 6 h' }).click();
  await controls.getByRole('button', { name: '10 s', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '5 min' }).click();
  await controls.getByText('UTC', { exact: true }).click();
  await controls.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  for (const [name, value] of [
    ['from', 'now-6h'],
    ['refresh', '5m'],
    ['tz', 'utc'],
    ['theme', 'dark'],
  ] as const)
    await vigie.expectParameter(name, [value]);
  await expect
    .poll(() => viewOf(page))
    .toMatchObject({ range: 'Last 6\u00a0h', zone: 'UTC', theme: 'dark', refresh: '5\u00a0min' });
  const view = await viewOf(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const opened = new VigiePage(other, page.url());
  await opened.openSettled();
  await expect.poll(() => viewOf(other)).toEqual(view);
  await elsewhere.close();
});

test('a typed range is applied, and an invalid one is refused with a message', async ({ vigie, page, prometheus }) => {
  const { from, to } = await settledMoment(prometheus);
  await vigie.openSettled();
  await page.getByRole('button', { name: 'Time range' }).first().click();
  const submit = page.getByRole('button', { name: 'Show this range' });
  await page.getByRole('textbox', { name: 'From', exact: true }).fill(to);
  await page.getByRole('textbox', { name: 'To', exact: true }).fill(from);
  await submit.click();
  await expect(page.getByRole('alert')).toHaveText('The range ends before it begins');
  await page.getByRole('textbox', { name: 'From', exact: true }).fill(from);
  await page.getByRole('textbox', { name: 'To', exact: true }).fill(to);
  await submit.click();
  await vigie.expectParameter('from', [from]);
  await vigie.expectParameter('to', [to]);
});

test('every control fits a window of 1280 px, even with a long range and two filters', async ({ vigie, page }) => {
  await vigie.openSettled({
    from: '2026-10-01T00:00:00Z',
    to: '2026-11-19T23:59:59Z',
    tz: 'America/Argentina/Buenos_Aires',
    endpoint: ['GET /cart', 'POST /cart'],
  });
  const controls = page.getByRole('navigation', { name: 'Service and filters' }).getByRole('button');
  await expect.poll(() => controls.count()).toBeGreaterThan(6);
  for (const control of await controls.all()) await expect(control).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
});

test('a frozen link has an absolute range', async ({ vigie, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await vigie.openSettled({ endpoint: 'GET /cart' });
  await page.getByRole('button', { name: 'Share' }).first().click();
  const copy = page.getByRole('button', { name: 'Copy frozen link' });
  // Its part of the page may be loaded only now, and React may show it after a timer.
  await expect(copy).toBeVisible();
  // The confirmation is shown for two seconds.
  await pauseClock(page);
  await copy.click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.clock.resume();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText())).searchParams;
  expect(link.get('service')).toBe('shop-api');
  expect(link.get('endpoint')).toBe('GET /cart');
  expect(link.get('from')).toMatch(/^\d{10}$/);
  expect(Number(link.get('to')) - Number(link.get('from'))).toBe(3600);
});

test('what the page says is copied as Markdown, with its link and its PromQL', async ({ vigie, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await vigie.openSettled({ endpoint: 'GET /cart', refresh: 'off' });
  const headline = await vigie.verdict.getByRole('heading').first().innerText();
  await page.getByRole('button', { name: 'Share' }).first().click();
  const copy = page.getByRole('button', { name: 'Copy as Markdown' });
  await expect(copy).toBeVisible();
  await pauseClock(page);
  await copy.click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.clock.resume();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^\*\*(OK|Warning|Critical|Unknown): shop-api\*\*, only GET \/cart\n/);
  expect(text).toContain(headline.replaceAll(/\s+/g, ' '));
  expect(text).toContain('| Errors | ');
  expect(text).toMatch(/\[This range in Vigie\]\(http\S+service=shop-api\S*from=\d{10}&to=\d{10}\)/);
  expect(text).toContain('sum(rate(http_requests_total{job="shop-api",endpoint="GET /cart"}[1m]))');
});

test('a filter for an unknown instance is reported', async ({ vigie }) => {
  await vigie.openSettled({ instance: ['shop-api-1', 'gone'] });
  await expect(vigie.problems.getByRole('listitem')).toHaveText(['URL: instance=gone matches no instance of shop-api']);
  await vigie.openSettled({ instance: ['shop-api-1', 'shop-api-2'] });
  await expect(vigie.problems).toHaveCount(0);
});

test('invalid parameters are reported and ignored', async ({ vigie, page }) => {
  await vigie.openSettled({
    refresh: 'abc',
    from: 'now',
    to: 'now-1h',
    colour: 'blue',
    tz: 'Mars/Base',
    theme: 'sepia',
    panel: 'nothing',
  });
  await expect(vigie.problems.getByRole('listitem')).toHaveText([
    /refresh=abc is ignored: expected off or a duration/,
    /“colour” is not a parameter of this page/,
    /tz=Mars\/Base is ignored: expected utc, local or an IANA zone/,
    /theme=sepia is ignored: expected auto, dark, light/,
    /panel=nothing is ignored/,
    /from and to are ignored: the range ends before it begins/,
  ]);
  await expect(page.getByRole('button', { name: 'Time range' }).first()).toHaveText('Last 1\u00a0h');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
});
