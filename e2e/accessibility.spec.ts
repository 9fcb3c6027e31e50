import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './stack';
import type { Parameters } from './vigie-page';

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
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(passes.length).toBeGreaterThan(10);
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
  });
}

test('everything that can be pressed has a name', async ({ vigie, page }) => {
  await vigie.openSettled();
  const nameless = await page.getByRole('button', { name: /^\s*$/ }).count();
  expect(await page.getByRole('button').count()).toBeGreaterThan(40);
  expect(nameless).toBe(0);
});
