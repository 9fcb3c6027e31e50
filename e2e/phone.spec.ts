import type { Page } from '@playwright/test';
import { expect, test } from './stack';

const WIDTH = 390;

test.use({ viewport: { width: WIDTH, height: 844 }, hasTouch: true, isMobile: true });

/** The width of the content in px; more than the viewport means horizontal scrolling. */
const widthOf = (page: Page) =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));

test('a phone shows verdict, lights and the alerts heading without scrolling, and no horizontal scroll bar', async ({
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

test('a phone of 320 px has no horizontal scroll bar', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await vigie.openSettled();
  await vigie.panel('latency').scrollIntoViewIfNeeded();
  await expect(vigie.panel('latency')).toContainText('of limit');
  expect(await widthOf(page)).toBe(320);
});

test('a time zone with a long name does not widen a phone of 320 px', async ({ vigie, page }) => {
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

test('a phone shows both ends of an absolute range without truncation', async ({ vigie, page }) => {
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

test('filters and time range can be changed by touch', async ({ vigie, page }) => {
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
 * Makes one rule of the stack have a firing and a pending alert: the summary above the list then nearly fills a line of
 * a phone.
 */
async function raiseTwoAlerts(
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

test('a light keeps its height when it turns critical', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api', refresh: '5s' });
  const lights = page.getByRole('region', { name: 'Signals' });
  const before = await lights.boundingBox();
  await raiseTwoAlerts(
    page,
    ({ name, query }) => name === 'HighErrorRate' && query.includes('shop-api'),
    'HighErrorRate',
  );
  await expect(lights.locator('[data-signal="errors"][data-level="critical"]')).toHaveCount(1);
  expect((await lights.boundingBox())?.height).toBe(before?.height);
});

/** Runs in the page: the height of the alert list with each of these texts as the age shown above it. */
function heightsWith(ages: readonly string[]): number[] {
  const list = document.querySelector('main section[aria-label="Alerts"]');
  const texts = document.createTreeWalker(list?.querySelector('header') ?? document.body, NodeFilter.SHOW_TEXT);
  let ageNode = texts.nextNode();
  while (ageNode !== null && !/\d\ss ago$/.test(ageNode.textContent ?? '')) ageNode = texts.nextNode();
  if (list === null || ageNode === null) return [];
  const before = ageNode.textContent ?? '';
  const heights = ages.map((age) => {
    ageNode.textContent = before.replace(/(\d+\smin\s)?\d+\ss/, age);
    return list.getBoundingClientRect().height;
  });
  ageNode.textContent = before;
  return heights;
}

test('the alert list keeps its height, whatever age is shown above it', async ({ vigie, page }) => {
  const ages = ['9 s', '10 s', '1 min 05 s'].map((age) => age.replaceAll(' ', '\u00a0'));
  await raiseTwoAlerts(page);
  await vigie.openSettled({ service: 'shop-api', refresh: 'off' });
  await expect(vigie.alerts.getByText(/^1 firing, 1 pending of/)).toBeVisible();
  for (let width = 340; width <= 440; width += 4) {
    await page.setViewportSize({ width, height: 844 });
    const [first = NaN, ...others] = await page.evaluate(heightsWith, ages);
    expect(others, `${width} px`).toEqual([first, first]);
  }
});
