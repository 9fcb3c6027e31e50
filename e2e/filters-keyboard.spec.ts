import { expect, test } from './stack';

test('filter values are found and chosen with the keyboard alone', async ({ vigie, page }) => {
  await vigie.openSettled();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Add a filter' }).first();
  await expect(field).toBeFocused();
  await page.keyboard.type('recomm');
  await expect(page.getByRole('option')).toHaveText([/GET \/recommendations/]);
  await page.keyboard.press('Enter');
  await vigie.expectParameter('endpoint', ['GET /recommendations']);
  // The field stays open for further values.
  await expect(field).toBeFocused();
  await expect(page.getByRole('option', { name: 'GET /recommendations', selected: true })).toBeVisible();
  await field.fill('shop-api-');
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await vigie.expectParameter('instance', ['shop-api-2']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
});

test('filtering by a row or legend entry with the keyboard keeps the focus there', async ({ vigie, page }) => {
  await vigie.openSettled();
  const row = vigie.endpoints.getByRole('button', { name: 'POST /login' });
  await row.focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('endpoint', ['POST /login']);
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(1);
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(13);
  await expect(row).toBeFocused();

  const instance = page.locator('[data-instance="shop-api-2"]').getByRole('button');
  await instance.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-instance]')).toHaveCount(1);
  await expect(instance).toBeFocused();

  const line = vigie.panel('requests-by-endpoint').getByRole('button', { name: 'GET /products', exact: true });
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(1);
  await vigie.settle();
  await expect(line).toBeFocused();

  await page.getByRole('button', { name: 'Remove filter endpoint GET /products' }).focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('endpoint', []);
  await vigie.settle();
  await expect(page.getByRole('button', { name: 'Remove filter instance shop-api-2' })).toBeFocused();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('instance', []);
  await vigie.settle();
  await expect(page.getByRole('combobox', { name: 'Add a filter' })).toBeFocused();
  // The list does not open on focus alone.
  await expect(page.getByRole('listbox')).toHaveCount(0);
});

test('removing filters with the keyboard moves the focus to the next filter', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.route('**/config.json', (route) => route.fulfill({ json: { exclude: ['/metrics'] } }));
  await vigie.openSettled({ endpoint: ['GET /cart', 'POST /cart'], instance: 'shop-api-2' });
  await page.getByRole('button', { name: /^3 filters: / }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Remove endpoint GET /cart' })).toBeFocused();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('endpoint', ['POST /cart']);
  await vigie.settle();
  await expect(page.getByRole('button', { name: 'Remove filter endpoint POST /cart' })).toBeFocused();
  await page.getByRole('button', { name: 'Remove filter instance shop-api-2' }).focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('instance', []);
  await expect(page.getByRole('button', { name: 'Remove filter endpoint POST /cart' })).toBeFocused();

  await page.getByRole('button', { name: 'Count /metrics too' }).focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('exclude', ['off']);
  await expect(page.getByRole('button', { name: 'Leave out /metrics' })).toBeFocused();
});
