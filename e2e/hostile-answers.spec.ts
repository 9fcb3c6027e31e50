import type { Page } from '@playwright/test';
import { JOB } from './hostile/configuration';
import { expect, test } from './hostile/hostile-test';
import { injectionsIn, overflowsIn } from './hostile/page-checks';
import { SAMPLES } from './hostile/payloads';
import { RECENT } from './hostile/recent';

type Answer = { data: { result: { metric: Record<string, string>; value: unknown }[] } };

/**
 * Changes the answers to some queries, because an exporter can neither cause warnings or errors, nor add a metric with
 * a UTF-8 name to this version of Prometheus.
 */
async function rewrite(
  page: Page,
  isMeant: (expr: string) => boolean,
  change: (body: Answer) => { status: number; body: object },
): Promise<void> {
  await page.route('**/api/v1/query*', async (route, request) => {
    if (!isMeant(new URLSearchParams(request.postData() ?? '').get('query') ?? '')) return route.fallback();
    const response = await route.fetch();
    const { status, body } = change((await response.json()) as Answer);
    await route.fulfill({ status, json: body });
  });
}

test('warnings and infos of the server are shown as text only', async ({ vigie, page }) => {
  await rewrite(
    page,
    () => true,
    (body) => ({ status: 200, body: { ...body, warnings: SAMPLES, infos: SAMPLES } }),
  );
  await vigie.openSettled(RECENT);
  await vigie.panel('requests').hover();
  await vigie
    .panel('requests')
    .getByRole('button', { name: /^About / })
    .click();
  await vigie
    .panel('requests')
    .getByRole('menuitem', { name: /Explain/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('pwned');
  expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
});

test.describe('an error message of the server', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('is shown as text only', async ({ vigie, page }) => {
    let n = 0;
    await page.route('**/api/v1/query_range', (route) =>
      route.fulfill({
        status: 422,
        json: { status: 'error', errorType: 'execution', error: SAMPLES[(n += 1) % SAMPLES.length] },
      }),
    );
    await vigie.open(RECENT);
    await expect(page.locator('[data-panel][data-state="error"]').first()).toBeVisible();
    await expect(page.locator('[data-state="loading"]')).toHaveCount(0);
    expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
  });

  test('is shown as text only where it contains a metric name', async ({ vigie, page }) => {
    const metric = { job: JOB, __name__: `${SAMPLES[1]}_build_info` };
    await rewrite(
      page,
      (expr) => expr.includes('__name__=~'),
      (body) => ({
        status: 200,
        body: {
          ...body,
          data: {
            ...body.data,
            result: [
              ...body.data.result.filter((one) => one.metric['__name__'] !== 'hostile_build_info'),
              { metric, value: [0, '1'] },
            ],
          },
        },
      }),
    );
    await vigie.open(RECENT);
    await expect(page.getByText('pwned').first()).toBeVisible();
    expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
  });
});
