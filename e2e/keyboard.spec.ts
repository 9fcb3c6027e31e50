import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stack';

const keysDialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** Opens the dialog of the keys without one of them: from the menu, with the keys that always act. */
async function openFromMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'shop-api', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keysDialog(page)).toBeVisible();
}

test('keys of one character are turned off and on again, the browser remembers it, and none of them is needed for it', async ({ vigie, page }) => {
  await vigie.openSettled({ tz: 'utc' });
  await page.keyboard.press('?');
  const areOn = keysDialog(page).getByRole('checkbox', { name: 'Keys of one character' });
  await expect(areOn).toBeChecked();
  await page.keyboard.press('Tab');
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
  // Whoever came by the menu is back at its button.
  await expect(page.getByRole('button', { name: 'shop-api', exact: true })).toBeFocused();
  await page.keyboard.press('u');
  await vigie.expectParameter('tz', ['local']);
});

/** How an element looks to whoever searches the focus. */
const lookOf = (element: Locator) => element.evaluate((one) => JSON.stringify([getComputedStyle(one).outline, getComputedStyle(one).borderBottomColor]));

test('a field of filters whose list is closed by Escape keeps the focus, and is seen to', async ({ vigie, page }) => {
  await vigie.openSettled();
  const field = page.getByRole('combobox', { name: 'Add a filter' });
  const line = field.locator('..');
  const before = await lookOf(line);
  await page.keyboard.press('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(field).toBeFocused();
  expect(await lookOf(line)).not.toBe(before);
});
