import type { Page } from '@playwright/test';
import { reportDuration } from './report-duration';
import { expect, test } from './stack';

/** Seconds between refreshes. */
const REFRESH = 2;

const SERVICE = 'shop-api';
const INSTANCE = 'shop-api-3';
const OTHER = 'shop-api-1';
const ALERT = 'APIInstanceDown';

/** The number of restarts in the instance table; NaN while it is not known. */
async function restartsOf(page: Page, instance: string): Promise<number> {
  const fleet = page.getByRole('region', { name: 'Fleet' });
  await fleet.scrollIntoViewIfNeeded();
  const heads = await fleet.getByRole('columnheader').allInnerTexts();
  const text = await fleet
    .locator(`[data-fleet="${instance}"]`)
    .locator('th, td')
    .nth(heads.findIndex((head) => head.trim() === 'Restarts'))
    .innerText();
  return /^\d+$/.test(text.trim()) ? Number(text) : NaN;
}

test('a stopped instance is shown with its error, age and pending alert until it is back', async ({
  vigie,
  stack,
  prometheus,
  page,
}) => {
  const target = stack.services.find(({ name }) => name === INSTANCE);
  if (target === undefined) throw new Error(`${INSTANCE} is not in the stack`);
  await vigie.openSettled({ service: SERVICE, refresh: `${REFRESH}s` });
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');

  for (const instance of [INSTANCE, OTHER])
    await expect.poll(() => restartsOf(page, instance)).toBeGreaterThanOrEqual(0);
  const [before, beforeOfOther] = [await restartsOf(page, INSTANCE), await restartsOf(page, OTHER)];

  await target.stop();
  await expect.poll(() => prometheus.number(`up{instance="${INSTANCE}"}`), { intervals: [100] }).toBe(0);
  const downAt = performance.now();
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'warning', { timeout: 40_000 });
  reportDuration(`from up == 0 to the light of ${SERVICE}`, (performance.now() - downAt) / 1000);
  await expect(vigie.light('system').locator('[data-value]')).toHaveText(/^2\s*of 3 up$/);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'warning');
  await expect(vigie.headline).toHaveText(/^1\sof\s3\sinstances is down/);
  await expect(vigie.verdict).toContainText(new RegExp(`${ALERT} becomes critical in \\d+\\ss unless it recovers`));
  await expect(page).toHaveTitle(/^Warning/i);

  const cell = page.locator(`[data-instance="${INSTANCE}"]`);
  await expect(cell).toHaveAttribute('data-instance-state', 'down');
  await expect(cell).toContainText('connection refused');
  await expect(cell).toContainText(/\d+\ss ago/);
  await expect(cell.getByRole('button')).toHaveAttribute('title', /connect: connection refused/);

  const row = vigie.alerts.locator(`[data-alert="${ALERT}"]`);
  await expect(row).toHaveAttribute('data-alert-state', 'pending');
  await expect(row).toContainText(INSTANCE);
  const left = async () => {
    const [, minutes = 'NaN', rest = 'NaN'] = /fires in\s(\d+):(\d\d)/.exec(await row.innerText()) ?? [];
    return 60 * Number(minutes) + Number(rest);
  };
  const first = await left();
  expect(first).toBeGreaterThan(5);
  expect(first).toBeLessThanOrEqual(60);
  await expect.poll(left).toBeLessThan(first);
  const whilePending = Math.floor(await prometheus.now());

  await target.start();
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expect(cell).toHaveAttribute('data-instance-state', 'up');
  await expect(row).toHaveCount(0);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  await expect.poll(() => restartsOf(page, INSTANCE)).toBe(before + 1);
  expect(await restartsOf(page, OTHER)).toBe(beforeOfOther);

  // A fixed range that ends in the outage shows the alert of that time.
  await vigie.open({ service: SERVICE, from: String(whilePending - 600), to: String(whilePending) });
  await expect(row).toHaveAttribute('data-alert-state', 'pending');
  await expect(vigie.alerts).toContainText('as recorded at the end of this range');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'warning');
});
