import { expect, test } from './stack';

test('the page opens where Prometheus serves it, and the browser has nothing against it', async ({ vigie, complaints, page }) => {
  await vigie.open();
  await expect(page).toHaveTitle(/Vigie/);
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/user/');
  expect(complaints).toEqual([]);
});

test('markup from a string does not get past the policy of the built page', async ({ vigie, page }) => {
  await vigie.open();
  await expect(page.evaluate('document.body.innerHTML = "<b>hostile</b>"')).rejects.toThrow(/TrustedHTML/);
});
