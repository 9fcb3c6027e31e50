import type { Page } from '@playwright/test';
import { expect, test } from './stack';

const WIDTH = 390;

test.use({ viewport: { width: WIDTH, height: 844 }, hasTouch: true, isMobile: true });

/** How wide the page would like to be. */
const widthOf = (page: Page) =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));

test('a phone shows verdict, alerts and four lights above the fold, and never scrolls sideways', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled();
  await expect(vigie.verdict).toBeInViewport({ ratio: 1 });
  await expect(vigie.headline).toHaveText(/requests\sper\ssecond/);
  for (const name of ['traffic', 'errors', 'latency', 'system'] as const)
    await expect(vigie.light(name)).toBeInViewport({ ratio: 1 });
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
  await expect(vigie.panel('latency')).toContainText('of limit');
  expect(await widthOf(page)).toBe(320);
});

test('a zone with a long name does not widen the narrowest phone', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await vigie.openSettled({ tz: 'America/Argentina/Buenos_Aires' });
  await expect(page.getByRole('radio', { name: 'Buenos Aires' })).toBeChecked();
  expect(await widthOf(page)).toBe(320);
  expect(
    await page
      .getByRole('group', { name: 'Time zone' })
      .getByText('Local')
      .evaluate((element) => element.scrollWidth - element.clientWidth),
  ).toBe(0);
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

type ReadRule = { type: string; name: string; query: string };

/**
 * Lets one rule of the stack fire and wait at once: the line above the list is then about as long as a phone is wide.
 */
async function raiseTwo(
  page: Page,
  isMeant: (rule: ReadRule) => boolean = () => true,
  alertname = 'PaymentsFail',
): Promise<void> {
  await page.route('**/api/v1/rules**', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { data: { groups: { rules: ReadRule[] }[] } };
    const rule = body.data.groups
      .flatMap(({ rules }) => rules)
      .find((candidate) => candidate.type === 'alerting' && isMeant(candidate));
    const alerts = ['firing', 'pending'].map((state) => ({
      state,
      labels: { alertname, severity: 'critical', job: 'shop-api', window: state === 'firing' ? '5m' : '1h' },
      annotations: {},
      activeAt: new Date().toISOString(),
      value: '1',
    }));
    if (rule !== undefined) Object.assign(rule, { state: 'firing', alerts });
    await route.fulfill({ response, json: body });
  });
}

test('a light that turns critical is as high as it was', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api', refresh: '5s' });
  const lights = page.getByRole('region', { name: 'Signals' });
  const before = await lights.boundingBox();
  await raiseTwo(page, ({ name, query }) => name === 'HighErrorRate' && query.includes('shop-api'), 'HighErrorRate');
  await expect(lights.locator('[data-signal="errors"][data-level="critical"]')).toHaveCount(1);
  expect((await lights.boundingBox())?.height).toBe(before?.height);
});

/** Runs in the page: how high the list of alerts is with each of these in place of the age that stands above it. */
function heightsWith(ages: readonly string[]): number[] {
  const list = document.querySelector('main section[aria-label="Alerts"]');
  const texts = document.createTreeWalker(list?.querySelector('header') ?? document.body, NodeFilter.SHOW_TEXT);
  let told = texts.nextNode();
  while (told !== null && !/\d\ss ago$/.test(told.textContent ?? '')) told = texts.nextNode();
  if (list === null || told === null) return [];
  const before = told.textContent ?? '';
  const heights = ages.map((age) => {
    told.textContent = before.replace(/(\d+\smin\s)?\d+\ss/, age);
    return list.getBoundingClientRect().height;
  });
  told.textContent = before;
  return heights;
}

test('the list of alerts is as high whatever age stands above it', async ({ vigie, page }) => {
  const ages = ['9 s', '10 s', '1 min 05 s'].map((age) => age.replaceAll(' ', '\u00a0'));
  await raiseTwo(page);
  await vigie.openSettled({ service: 'shop-api', refresh: 'off' });
  await expect(vigie.alerts.getByText(/^1 firing, 1 pending of/)).toBeVisible();
  for (let width = 340; width <= 440; width += 4) {
    await page.setViewportSize({ width, height: 844 });
    const [first = NaN, ...others] = await page.evaluate(heightsWith, ages);
    expect(others, `${width} px`).toEqual([first, first]);
  }
});
