import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stack';

const keysDialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** Opens the shortcuts dialog from the menu, using only keys that are always active. */
async function openFromMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'shop-api', exact: true }).focus();
  await page.keyboard.press('Enter');
  // The menu receives the focus a moment after it opens.
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keysDialog(page)).toBeVisible();
}

test('single-character shortcuts can be turned off and on from the menu, and the choice is stored', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled({ tz: 'utc' });
  await page.keyboard.press('?');
  const areOn = keysDialog(page).getByRole('checkbox', { name: 'Keys of one character' });
  await expect(areOn).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(areOn).toBeFocused();
  await page.keyboard.press('Space');
  await expect(areOn).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(keysDialog(page)).toHaveCount(0);

  await page.reload();
  await vigie.settle();
  await page.keyboard.press('?');
  await page.keyboard.press('u');
  await page.keyboard.press('/');
  await page.keyboard.press('s');
  await expect(keysDialog(page)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Add a filter' })).not.toBeFocused();
  await vigie.expectParameter('tz', ['utc']);
  await vigie.expectParameter('mode', []);

  await openFromMenu(page);
  await areOn.click();
  await page.keyboard.press('Escape');
  // The focus returns to the button of the menu.
  await expect(page.getByRole('button', { name: 'shop-api', exact: true })).toBeFocused();
  await page.keyboard.press('u');
  await vigie.expectParameter('tz', ['local']);
});

/** The styles that show whether an element has the focus. */
const lookOf = (element: Locator) =>
  element.evaluate((one) => JSON.stringify([getComputedStyle(one).outline, getComputedStyle(one).borderBottomColor]));

test('the filter field keeps a visible focus when Escape closes its list', async ({ vigie, page }) => {
  await vigie.openSettled();
  const field = page.getByRole('combobox', { name: 'Add a filter' });
  const line = field.locator('..');
  const before = await lookOf(line);
  await page.keyboard.press('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect.poll(() => lookOf(line)).not.toBe(before);
});

test('an instance in the filter has a visible focus', async ({ vigie, page }) => {
  await vigie.openSettled({ instance: 'shop-api-1' });
  const cell = page.locator('[data-instance="shop-api-1"]').getByRole('button');
  const before = await lookOf(cell);
  await page.keyboard.press('Tab');
  await cell.focus();
  await expect.poll(() => lookOf(cell)).not.toBe(before);
});

test('a popover scrolls with its button, and stays in place when its own content scrolls', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await vigie.openSettled({ refresh: 'off' });
  const button = page.getByRole('button', { name: 'Time range' });
  await button.click();
  const opened = page.locator('[popover]:popover-open');
  const scroller = opened.locator('> div');
  await expect(opened.getByRole('button', { name: 'Show this range' })).toBeAttached();
  const apart = async () => {
    const [above, below] = [await button.boundingBox(), await opened.boundingBox()];
    return [(below?.x ?? NaN) - (above?.x ?? NaN), (below?.y ?? NaN) - (above?.y ?? NaN)];
  };
  const before = await apart();
  await page.evaluate(() => window.scrollBy(0, 30));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(30);
  expect(await apart()).toEqual(before);
  await scroller.evaluate((list) => list.scrollBy(0, 20));
  expect(await apart()).toEqual(before);
});

test('a popover closes when Tab leaves it, so that it does not cover the focused element', async ({ vigie, page }) => {
  await vigie.openSettled();
  const button = page.getByRole('button', { name: 'Share' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button).toBeFocused();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  for (const name of ['Copy link', 'Copy frozen link', 'Copy as Markdown']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(page.locator('[popover]:popover-open')).toHaveCount(0);
  // The focus moves on instead of returning to the button.
  await expect(button).not.toBeFocused();
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('opening a service moves the focus to its headline, and Back returns it to the row', async ({ vigie, page }) => {
  await vigie.open({ mode: 'services' });
  const row = page.locator('[data-service="backend"]').getByRole('button');
  await row.focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('service', ['backend']);
  await expect(vigie.headline).toBeFocused();
  await page.goBack();
  await expect(row).toBeFocused();
});
