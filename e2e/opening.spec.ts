import { expect, test } from './stack';

test.describe('the Content-Security-Policy of the built page', () => {
  test.use({ tolerated: /TrustedHTML/ });

  test('refuses HTML from a string', async ({ vigie, page }) => {
    await vigie.open();
    await expect(page.evaluate('document.body.innerHTML = "<b>hostile</b>"')).rejects.toThrow(/TrustedHTML/);
  });
});

test('keys pressed before the toolbar is rendered take effect later', async ({ vigie, page }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  // The chunk with the toolbar.
  await page.route('**/assets/overview-*.js', async (route) => {
    await released;
    await route.continue();
  });
  await vigie.open({ tz: 'utc' });
  await expect(page.locator('[data-verdict="ok"], [data-verdict="warning"], [data-verdict="critical"]')).toBeVisible({
    timeout: 30_000,
  });
  const controls = page.getByRole('combobox', { name: 'Add a filter' });
  await expect(controls).toHaveCount(0);
  await page.keyboard.press('u');
  await page.keyboard.press('/');
  release();
  await expect(controls).toBeFocused({ timeout: 30_000 });
  await vigie.expectParameter('tz', ['local']);
});
