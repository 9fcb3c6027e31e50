import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stack';
import { pauseClock } from './pause-clock';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Command palette' });

/** Opens the palette with Ctrl+K and types. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(text);
}

/** Types and chooses the first match, which must have this name. */
async function choose(page: Page, text: string, name: string | RegExp): Promise<void> {
  await type(page, text);
  await expect(palette(page).getByRole('option', { selected: true })).toHaveAccessibleName(name);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
}

test('the palette chooses endpoints, ranges and services, and Back undoes each', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api' });
  await choose(page, 'get search', /^GET \/search/);
  await vigie.expectParameter('endpoint', ['GET /search']);
  await choose(page, '2h ago to 1h ago', /to/);
  await vigie.expectParameter('from', ['now-2h']);
  await vigie.expectParameter('to', ['now-1h']);
  await choose(page, 'backend', 'backend');
  await vigie.expectParameter('service', ['backend']);
  await vigie.expectParameter('endpoint', []);
  await expect(vigie.headline).toBeFocused();
  await page.goBack();
  await vigie.expectParameter('service', ['shop-api']);
  await vigie.expectParameter('to', ['now-1h']);
  await page.goBack();
  await vigie.expectParameter('to', []);
  await vigie.expectParameter('endpoint', ['GET /search']);
});

test('choosing a panel scrolls to it, unfolds it and focuses its chart', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api' });
  await choose(page, 'memory', /^Memory by instance/);
  await expect(vigie.chart('memory')).toBeFocused();
  await expect(vigie.panel('memory')).toBeInViewport({ ratio: 1 });
  await vigie.expectParameter('panel', ['memory']);
  await page.keyboard.press('ArrowLeft');
  await expect(vigie.tooltip('memory')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Runtime' })).toHaveAttribute('aria-expanded', 'false');
  await choose(page, 'runtime', /./);
  await expect(page.getByRole('button', { name: 'Runtime' })).toHaveAttribute('aria-expanded', 'true');
  await expect(
    page.getByRole('region', { name: 'Runtime' }).getByRole('application').locator(':focus, :scope:focus'),
  ).toHaveCount(1);
});

test('Escape and Ctrl+K close the palette and restore the focus', async ({ vigie, page }) => {
  await vigie.openSettled();
  const button = page.getByRole('button', { name: 'Share' });
  await button.focus();
  await type(page, 'nothing of this name');
  await expect(palette(page).getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await type(page, 's');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  // Typing in the palette did not trigger a shortcut of the page.
  await vigie.expectParameter('mode', []);
});

test('copying a link shows a confirmation, then closes the palette', async ({ vigie, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await vigie.openSettled({ service: 'shop-api', tz: 'utc' });
  await type(page, 'copy link');
  await expect(palette(page).getByRole('option', { selected: true })).toHaveAccessibleName(/^Copy link/);
  // The confirmation is shown for one second, which may pass unseen on a busy machine.
  await pauseClock(page);
  await page.keyboard.press('Enter');
  await expect(palette(page).getByText('Copied').first()).toBeVisible();
  await page.clock.resume();
  await expect(palette(page)).toHaveCount(0);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    vigie.address({ service: 'shop-api', tz: 'utc' }),
  );
});

test('shortcuts change the range, and its menu lists them', async ({ vigie, page }) => {
  await vigie.openSettled();
  await page.keyboard.press('z');
  await vigie.expectParameter('from', ['now-2h']);
  await page.keyboard.press('e');
  await vigie.expectParameter('to', [expect.stringMatching(/^\d+$/) as unknown as string]);
  await page.keyboard.press('l');
  await vigie.expectParameter('to', ['now']);
  await page.getByRole('button', { name: 'Time range' }).click();
  await expect(page.getByRole('button', { name: 'Zoom out' })).toHaveAttribute('aria-keyshortcuts', 'z');
});

test('the palette of the page of all services lists services with their state', async ({ vigie, page }) => {
  await vigie.open({ mode: 'services' });
  await expect(page.locator('[data-service="backend"]')).toBeVisible();
  await choose(page, 'back', /^backend\s+\w+/);
  await vigie.expectParameter('service', ['backend']);
  await expect(vigie.headline).toBeFocused();
});

/** Runs in the page: records whether the page prevents the default action of Ctrl+K, after all listeners have run. */
function watchKey(): void {
  const isTaken = new Promise((resolve) =>
    addEventListener('keydown', (event) => event.key === 'k' && setTimeout(() => resolve(event.defaultPrevented))),
  );
  Object.assign(window, { isTaken });
}

test('a wall and an embedded page have no palette', async ({ vigie, page }) => {
  for (const [mode, isTaken] of [
    ['wall', false],
    ['embed', false],
    ['page', true],
  ] as const) {
    await vigie.openSettled({ mode });
    await page.evaluate(watchKey);
    await page.keyboard.press('Control+k');
    // A palette that is still loading is not visible, but its shortcut is already handled.
    expect(await page.evaluate('isTaken'), mode).toBe(isTaken);
    await expect(palette(page)).toHaveCount(isTaken ? 1 : 0);
  }
});

/** Too long for a line on a phone; long names are told apart by their ends. */
const LONG_ENDPOINT = '/recommendations/for-one-of-many-customers/of-last-week';

test('on a phone a long name in the palette wraps instead of being truncated', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route('**/api/v1/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('/recommendations', LONG_ENDPOINT) });
  });
  await vigie.openSettled({ service: 'shop-api' });
  await type(page, 'recommendations');
  const name = palette(page).getByRole('option').locator('bdi').filter({ hasText: LONG_ENDPOINT });
  await expect(name).toBeVisible();
  expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

for (const { theme, width, height } of [
  { theme: 'dark', width: 1280, height: 720 },
  { theme: 'light', width: 390, height: 844 },
]) {
  test(`axe reports no serious violation on a ${theme} palette at ${width} px, and it fits the screen`, async ({
    vigie,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await vigie.openSettled({ theme });
    await type(page, 'a');
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    ).toEqual([]);
    await expect(palette(page)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
