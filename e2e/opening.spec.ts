import { expect, test } from './stack';

test.describe('the policy of the built page', () => {
  test.use({ tolerated: /TrustedHTML/ });

  test('markup from a string does not get past it', async ({ vigie, page }) => {
    await vigie.open();
    await expect(page.evaluate('document.body.innerHTML = "<b>hostile</b>"')).rejects.toThrow(/TrustedHTML/);
  });
});

test('keys that are pressed before the bar is there are not lost', async ({ vigie, page }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  // The part of the page that the bar is in.
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
