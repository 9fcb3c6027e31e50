import type { Locator } from '@playwright/test';
import { expect, test } from './stack';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];

/** The smallestFont font size among these elements, px. */
const smallestFont = (elements: Locator) =>
  elements.evaluateAll((all) => Math.min(...all.map((element) => parseFloat(getComputedStyle(element).fontSize))));

for (const screen of SCREENS) {
  test(`a wall of ${screen.width} × ${screen.height} fills the screen, with text readable from five metres`, async ({
    vigie,
    page,
  }) => {
    await page.setViewportSize(screen);
    await vigie.openSettled({ mode: 'wall' });
    const size = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { width: scrollWidth, height: scrollHeight };
      });
    await expect.poll(size).toEqual(screen);
    expect(await smallestFont(page.locator('[data-headline]'))).toBeGreaterThanOrEqual(0.04 * screen.height);
    expect(await smallestFont(page.locator('[data-signal] [data-value]'))).toBeGreaterThanOrEqual(0.06 * screen.height);
    await expect(page.locator('[data-signal]')).toHaveCount(4);
    for (const number of await page.locator('[data-signal] [data-value]').all()) {
      await expect(number).toBeInViewport({ ratio: 1 });
      await expect(number).toHaveText(/\d/);
    }
    // A wall has no controls.
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Instances' })).toBeInViewport({ ratio: 1 });
    const truncated = () =>
      page
        .locator('[data-headline], [data-signal] h2, [data-signal] [data-value]')
        .evaluateAll((all) =>
          all
            .filter(
              (element) =>
                element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > 1.2 * element.clientHeight,
            )
            .map((element) => element.textContent),
        );
    await expect.poll(truncated).toEqual([]);
  });
}

test('a wall shows a short verdict with time, time zone and age of the newest sample', async ({ vigie }) => {
  await vigie.openSettled({ mode: 'wall', tz: 'Asia/Tokyo' });
  await expect(vigie.headline).toHaveText(/requests\/s, .*\serrors, p95\s.*, 3\sof\s3\sup/);
  await expect(vigie.verdict).toContainText(/\d\d:\d\d/);
  await expect(vigie.verdict).toContainText('Tokyo');
  await expect(vigie.verdict).toContainText(/newest sample \d+\ss old/);
});

test('on a wall of all services all names are at the same height of their tiles', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await vigie.open({ mode: 'wall', view: '*' });
  const tiles = page.locator('li[data-service]');
  // A tile with little text next to one with much.
  await expect(tiles.filter({ hasText: 'req/s' }).first()).toBeVisible();
  await expect(tiles.filter({ hasText: 'No request metrics' }).first()).toBeVisible();
  await expect(page).toHaveTitle(/^(OK|\w+: \d) \| Services \|/);
  const heights = await tiles.evaluateAll((all) =>
    all.map((tile) =>
      Math.round((tile.firstElementChild?.getBoundingClientRect().top ?? NaN) - tile.getBoundingClientRect().top),
    ),
  );
  expect(new Set(heights).size).toBe(1);
  // Leaving the wall shows the list of the same services.
  await page.keyboard.press('Escape');
  await vigie.expectParameter('mode', ['services']);
  await vigie.expectParameter('view', []);
});

/** Too long for a tile of any size. */
const LONG_SERVICE = 'payments-gateway-of-the-western-region-12';

test('on a wall of all services a truncated name keeps its end, which tells it apart', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.route('**/api/v1/**', async (route) => {
    const original = (text: string) => text.replaceAll(LONG_SERVICE, 'inventory');
    const response = await route.fetch({
      url: original(route.request().url()),
      postData: original(route.request().postData() ?? ''),
    });
    await route.fulfill({ response, body: (await response.text()).replaceAll('"inventory"', `"${LONG_SERVICE}"`) });
  });
  await vigie.open({ mode: 'wall', view: '*' });
  const tile = page.locator(`li[data-service="${LONG_SERVICE}"]`);
  const start = tile.locator('bdi > span').first();
  const end = tile.locator('bdi > span').last();
  await expect(end).toHaveText('ion-12');
  expect(await start.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  const right = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right);
  expect(await right(end)).toBeLessThan(await right(tile));
});

/** The longest name that fits three instances side by side; one more letter would be truncated. */
const LONG = 'shop-api-eu-';

test('instance names of the maximum length are not truncated at any size', async ({ vigie, page }) => {
  await page.route('**/api/v1/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('shop-api-', LONG) });
  });
  await vigie.openSettled({ mode: 'wall', service: 'shop-api' });
  const names = page.locator('[data-instance] bdi');
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await expect(names).toHaveText([1, 2, 3].map((n) => `${LONG}${n}`));
    const truncated = () =>
      names.evaluateAll((all) =>
        all
          .filter(
            ({ parentElement }) => parentElement !== null && parentElement.scrollWidth > parentElement.clientWidth,
          )
          .map(({ textContent }) => textContent),
      );
    await expect.poll(truncated, `${screen.width} × ${screen.height}`).toEqual([]);
  }
});

test('a wall with an alert keeps its font sizes and fits every screen', async ({ vigie, stack, page }) => {
  await vigie.openSettled({ mode: 'wall', refresh: '2s' });
  const target = stack.services.find(({ name }) => name === 'shop-api-2');
  if (target === undefined) throw new Error('shop-api-2 is not in the stack');
  await target.stop();
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'warning');
  const row = vigie.alerts.locator('[data-alert="APIInstanceDown"]');
  await expect(row).toContainText('shop-api-2');
  await expect(page.locator('[data-instance="shop-api-2"]')).toHaveAttribute('data-instance-state', 'down');
  for (const { width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect(row).toBeInViewport({ ratio: 1 });
    expect(await smallestFont(row)).toBeGreaterThanOrEqual(0.025 * height);
    expect(await smallestFont(page.locator('[data-headline]'))).toBeGreaterThanOrEqual(0.04 * height);
    expect(await smallestFont(page.locator('[data-signal] [data-value]'))).toBeGreaterThanOrEqual(0.06 * height);
    await expect
      .poll(() => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]))
      .toEqual([width, height]);
  }
});

test('a wall shows the whole reason of a light above aligned charts of the metric it is about', async ({
  vigie,
  page,
}) => {
  // Every event loop exceeds this limit.
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { thresholds: { eventLoopLag: { warning: 0.000001 } } } }),
  );
  await vigie.openSettled({ mode: 'wall', service: 'shop-api' });
  const reason = vigie.light('system').getByText(/^Event loop lag of all\s3\sinstances is at up to [\d.]+\sms$/);
  for (const { width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect(reason).toBeInViewport({ ratio: 1 });
    await expect
      .poll(() =>
        reason.evaluate(
          (element) => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1,
        ),
      )
      .toBe(false);
    const tops = (parts: string) =>
      page.locator(parts).evaluateAll((all) => all.map((part) => Math.round(part.getBoundingClientRect().top)));
    // One row, or two on a portrait screen.
    await expect
      .poll(async () => new Set(await tops('[data-signal] [data-panel]')).size, `${width} × ${height}`)
      .toBe(new Set(await tops('[data-signal]')).size);
    const end = await reason.evaluate((element) => element.getBoundingClientRect().bottom);
    for (const chart of await tops('[data-signal="system"] [data-panel]'))
      expect(chart).toBeGreaterThanOrEqual(Math.floor(end));
  }
  // The chart of the reason, instead of memory by default.
  await expect(vigie.light('system').locator('[data-panel]')).toHaveAttribute('data-panel', 'event-loop-lag');
});
