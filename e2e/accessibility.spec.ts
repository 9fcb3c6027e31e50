import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { questionOf, type Question } from './questions';
import { expect, test } from './stack';
import type { Parameters } from './vigie-page';

/** Serious and critical violations that axe reports, with the offending elements. */
async function seriousOn(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(10);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

const VIEWS: readonly (readonly [string, Parameters])[] = [
  ['the overview in the dark theme', { theme: 'dark', endpoint: 'GET /cart' }],
  ['the overview in the light theme', { theme: 'light', service: 'backend' }],
  ['the wall', { theme: 'dark', mode: 'wall' }],
  ['an embedded panel', { theme: 'light', mode: 'embed', panel: 'latency' }],
];

for (const [name, parameters] of VIEWS) {
  test(`axe reports no serious violation on ${name}`, async ({ vigie, page }) => {
    await vigie.open(parameters);
    await expect(vigie.whole).toHaveAttribute('data-state', /^(?!loading)/, { timeout: 30_000 });
    // data-state of the page is the worst of all its parts, so "stale" can hide a part that is still loading.
    await expect(page.locator('[data-state="loading"], [aria-busy="true"]')).toHaveCount(0);
    expect(await seriousOn(page)).toEqual([]);
  });
}

/** Requests that are answered while all others hang, and the part of the page that then still loads. */
const LOADING_STATES: readonly (readonly [string, (question: Question) => boolean, string])[] = [
  ['service discovery', () => false, '[data-page][data-state="loading"] [data-verdict="loading"]'],
  [
    'charts',
    ({ path }) => path !== 'query_range',
    '[data-page][data-state="loading"] [data-panel][data-state="loading"]',
  ],
];

for (const [what, isAnswered, place] of LOADING_STATES) {
  test(`axe reports no serious violation while the page loads ${what}`, async ({ vigie, page }) => {
    await page.route('**/api/v1/**', async (route) => {
      const question = questionOf(route.request());
      if (question !== null && isAnswered(question)) await route.continue();
      // All other requests hang until the test ends.
    });
    await vigie.open({ theme: 'dark', service: 'shop-api' });
    await expect(page.locator(place).first()).toBeVisible();
    expect(await seriousOn(page)).toEqual([]);
  });
}

test('with prefers-reduced-motion loading placeholders are not animated', async ({ vigie, page }) => {
  const runningAnimations = () => page.evaluate(() => document.getAnimations().length);
  // Range queries hang until the test ends, so that placeholders of charts and tables stay.
  await page.route('**/api/v1/query_range', () => undefined);
  await vigie.open({ service: 'shop-api' });
  await expect.poll(runningAnimations).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await runningAnimations()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  // The placeholders were there all the time.
  expect(await runningAnimations()).toBeGreaterThan(0);
});

test('with prefers-reduced-motion a wall does not shift its content', async ({ vigie, page }) => {
  const shift = page.locator('[style*="--shift-x"]');
  await vigie.open({ service: 'shop-api', mode: 'wall' });
  await expect(shift).not.toHaveCSS('translate', 'none');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(shift).toHaveCSS('translate', 'none');
});

test('every button has an accessible name', async ({ vigie, page }) => {
  await vigie.openSettled();
  // Tables are rendered one after another.
  await expect.poll(() => page.getByRole('button').count()).toBeGreaterThan(40);
  expect(await page.getByRole('button', { name: /^\s*$/ }).count()).toBe(0);
});
