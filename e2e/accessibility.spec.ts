import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { questionOf, type Question } from './questions';
import { expect, test } from './stack';
import type { Parameters } from './vigie-page';

/** What axe calls serious, with the elements. */
async function seriousOn(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(10);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

const VIEWS: readonly (readonly [string, Parameters])[] = [
  ['the page in the dark', { theme: 'dark', endpoint: 'GET /cart' }],
  ['the page in the light', { theme: 'light', service: 'backend' }],
  ['the wall', { theme: 'dark', mode: 'wall' }],
  ['an embedded panel', { theme: 'light', mode: 'embed', panel: 'latency' }],
];

for (const [name, parameters] of VIEWS) {
  test(`axe finds nothing serious on ${name}`, async ({ vigie, page }) => {
    await vigie.open(parameters);
    await expect(vigie.whole).toHaveAttribute('data-state', /^(?!loading)/, { timeout: 30_000 });
    // The page carries the worst of its states, behind which a part may still be loading.
    await expect(page.locator('[data-state="loading"], [aria-busy="true"]')).toHaveCount(0);
    expect(await seriousOn(page)).toEqual([]);
  });
}

/** Which questions are answered, and what of the page asks on then. */
const ASKING: readonly (readonly [string, (question: Question) => boolean, string])[] = [
  ['which services there are', () => false, '[data-page][data-state="loading"] [data-verdict="loading"]'],
  [
    'for its charts',
    ({ path }) => path !== 'query_range',
    '[data-page][data-state="loading"] [data-panel][data-state="loading"]',
  ],
];

for (const [what, isAnswered, place] of ASKING) {
  test(`axe finds nothing serious on a page that still asks ${what}`, async ({ vigie, page }) => {
    await page.route('**/api/v1/**', async (route) => {
      const question = questionOf(route.request());
      if (question !== null && isAnswered(question)) await route.continue();
      // The others hang until the test is over.
    });
    await vigie.open({ theme: 'dark', service: 'shop-api' });
    await expect(page.locator(place).first()).toBeVisible();
    expect(await seriousOn(page)).toEqual([]);
  });
}

test('nothing moves for whoever asks for that, neither what is loading nor the picture of a wall', async ({
  vigie,
  page,
}) => {
  const moving = () => page.evaluate(() => document.getAnimations().length);
  const shift = page.locator('[style*="--shift-x"]');
  // They hang until the test is over.
  await page.route('**/api/v1/query_range', () => undefined);
  await vigie.open({ service: 'shop-api', mode: 'wall' });
  await expect.poll(moving).toBeGreaterThan(0);
  await expect(shift).not.toHaveCSS('translate', 'none');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // In one look: what has been asked for too long is loading no more.
  expect(await moving()).toBe(0);
  await expect(shift).toHaveCSS('translate', 'none');
});

test('everything that can be pressed has a name', async ({ vigie, page }) => {
  await vigie.openSettled();
  // Rows of tables come one table after the other.
  await expect.poll(() => page.getByRole('button').count()).toBeGreaterThan(40);
  expect(await page.getByRole('button', { name: /^\s*$/ }).count()).toBe(0);
});
