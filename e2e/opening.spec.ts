import { expect, test } from './stack';

test.describe('the policy of the built page', () => {
  test.use({ tolerated: /TrustedHTML/ });

  test('markup from a string does not get past it', async ({ vigie, page }) => {
    await vigie.open();
    await expect(page.evaluate('document.body.innerHTML = "<b>hostile</b>"')).rejects.toThrow(/TrustedHTML/);
  });
});
