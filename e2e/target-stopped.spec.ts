import { report } from './measured';
import { expect, test } from './stack';

/** Seconds between refreshes. */
const REFRESH = 2;

const CASES = [
  { service: 'shop-api', instance: 'shop-api-3', alert: 'APIInstanceDown' },
  { service: 'backend', instance: 'backend-1', alert: 'BackendDown' },
] as const;

for (const { service, instance, alert } of CASES) {
  test(`one instance of ${service} stops: it is named with its error and its age, its alert counts down, and all of it ends when it is back`, async ({ vigie, stack, prometheus, page }) => {
    const target = stack.services.find(({ name }) => name === instance);
    if (target === undefined) throw new Error(`${instance} is not in the stack`);
    await vigie.openSettled({ service, refresh: `${REFRESH}s` });
    await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');

    await target.stop();
    await expect.poll(() => prometheus.number(`up{instance="${instance}"}`), { intervals: [100] }).toBe(0);
    const downAt = performance.now();
    await expect(vigie.light('system')).toHaveAttribute('data-level', 'warning', { timeout: 10_000 });
    const seconds = (performance.now() - downAt) / 1000;
    report(`from up == 0 to the light of ${service}`, seconds);
    // Meant is one refresh; the answer has a way to go and the machine may be busy.
    expect(seconds).toBeLessThan(2 * REFRESH + 1);
    await expect(vigie.light('system').locator('[data-value]')).toHaveText(/^2\s*of 3 up$/);
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'warning');
    await expect(vigie.headline).toHaveText(/^1\sof\s3\sinstances is down/);
    await expect(vigie.verdict).toContainText(new RegExp(`${alert} becomes critical in \\d+\\ss unless it recovers`));
    await expect(page).toHaveTitle(/^Warning/i);

    const cell = page.locator(`[data-instance="${instance}"]`);
    await expect(cell).toHaveAttribute('data-instance-state', 'down');
    await expect(cell).toContainText('connection refused');
    await expect(cell).toContainText(/\d+\ss ago/);
    await expect(cell.getByRole('button')).toHaveAttribute('title', /connect: connection refused/);

    const row = vigie.alerts.locator(`[data-alert="${alert}"]`);
    await expect(row).toHaveAttribute('data-alert-state', 'pending');
    await expect(row).toContainText(instance);
    const left = async () => {
      const [, minutes = 'NaN', rest = 'NaN'] = /fires in\s(\d+):(\d\d)/.exec(await row.innerText()) ?? [];
      return 60 * Number(minutes) + Number(rest);
    };
    const first = await left();
    expect(first).toBeGreaterThan(5);
    expect(first).toBeLessThanOrEqual(60);
    await expect.poll(left).toBeLessThan(first);

    await target.start();
    await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
    await expect(cell).toHaveAttribute('data-instance-state', 'up');
    await expect(row).toHaveCount(0);
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  });
}

test('when every instance stops, the numbers grow old and nothing is green', async ({ vigie, stack, page }) => {
  await vigie.openSettled({ service: 'backend', refresh: `${REFRESH}s` });
  const instances = stack.services.filter(({ name }) => name.startsWith('backend-'));
  expect(instances).toHaveLength(3);
  await Promise.all(instances.map((one) => one.stop()));
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
  await expect(vigie.light('system')).toContainText(/0\s*of 3 up|old/);
  // The answers of Prometheus go on looking new: only the newest sample tells.
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'stale', { timeout: 30_000 });
  await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'stale');
  expect(await vigie.age('request-rate')).toBeGreaterThan(5);
  await expect(page.locator('[data-signal][data-level="ok"], [data-verdict="ok"]')).toHaveCount(0);
  await expect(page.getByRole('main').getByText('OK', { exact: true })).toHaveCount(0);
});
