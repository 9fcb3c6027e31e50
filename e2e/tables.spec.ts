import { restartEmpty } from './restart-prometheus';
import { settledMoment } from './moment';
import { expressionsOf } from './questions';
import { expectShown } from './shown-number';
import { expect, test } from './stack';

test('the endpoint table can be sorted and searched, and the URL stores both', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'backend' });
  const rows = vigie.endpoints.locator('[data-endpoint]');
  const rate = vigie.endpoints.getByRole('button', { name: 'req/s', exact: true });
  await rate.focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('sort', ['endpoints:requests:desc']);
  await expect(vigie.endpoints.getByRole('columnheader', { name: 'req/s' })).toHaveAttribute('aria-sort', 'descending');
  await expect(async () => {
    const rates = (await rows.locator('td:nth-of-type(2)').allInnerTexts()).map(Number);
    // With fewer distinct numbers the order would prove nothing.
    expect(new Set(rates).size).toBeGreaterThan(3);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press('Enter');
  await vigie.expectParameter('sort', ['endpoints:requests:asc']);
  await vigie.endpoints.getByRole('searchbox', { name: 'Search endpoints' }).fill('REPORTS');
  await vigie.expectParameter('find', ['endpoints:REPORTS']);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await vigie.settle();
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-endpoint', 'GET /api/reports');
  await expect(vigie.problems).toHaveCount(0);
});

test('an endpoint row shows the percentiles and average of Prometheus', async ({ vigie, prometheus }) => {
  const { at, from, to } = await settledMoment(prometheus);
  await vigie.openSettled({ service: 'backend', sort: 'endpoints:p95:desc', from, to });
  // Below the viewport the table is only updated when its order changes.
  await vigie.endpoints.scrollIntoViewIfNeeded();
  const [slowest] = await prometheus.instant(
    'topk(1, histogram_quantile(0.95, sum by (le, method, route) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))))',
    at,
  );
  const first = vigie.endpoints.locator('[data-endpoint]').first();
  const { method = '', route = '' } = slowest?.labels ?? {};
  await expect(first).toHaveAttribute('data-endpoint', `${method} ${route}`);
  const heads = await vigie.endpoints.getByRole('columnheader').allInnerTexts();
  const shown = async (head: string) =>
    first
      .locator('th, td')
      .nth(heads.findIndex((text) => text.trim() === head))
      .innerText();
  // The row may be first before it has all its numbers, and cells are filled one after another.
  const expectCell = (head: string, value: number) =>
    expect(async () => expectShown(await shown(head), value), head).toPass({ timeout: 30_000 });
  const rate = (part: string) =>
    `sum by (le) (rate(http_request_duration_seconds_${part}{job="backend",method="${method}",route="${route}"}[5m]))`;
  for (const q of [50, 95, 99])
    await expectCell(`p${q}`, await prometheus.number(`histogram_quantile(${q / 100}, ${rate('bucket')})`, at));
  await expectCell('Average', await prometheus.number(`${rate('sum')} / ${rate('count')}`, at));
});

test('the instance table filters by instance, and is queried only near the viewport', async ({
  vigie,
  questions,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  // A refresh would query the newest points of the same line with another expression.
  await vigie.openSettled({ service: 'shop-api', refresh: 'off' });
  const byInstance = () =>
    expressionsOf(questions.all).filter((expr) => expr.includes('sum by (instance) (rate(http_requests_total'));
  expect(byInstance()).toEqual([]);
  const fleet = page.getByRole('region', { name: 'Fleet' });
  await fleet.scrollIntoViewIfNeeded();
  await expect(fleet.locator('[data-fleet]')).toHaveCount(3);
  await expect.poll(byInstance).toHaveLength(2);
  const row = fleet.locator('[data-fleet="shop-api-2"]');
  await expect(row).toContainText(/\d\sMB/);
  await row.getByRole('button').press('Enter');
  await vigie.expectParameter('instance', ['shop-api-2']);
});

test('queries for the instance table end when it is scrolled away', async ({ vigie, questions, page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await vigie.openSettled({ service: 'shop-api', refresh: '5s' });
  const byInstance = () =>
    questions.all.filter(({ parameters }) =>
      parameters.get('query')?.includes('sum by (instance) (rate(http_requests_total'),
    );
  await page.getByRole('region', { name: 'Fleet' }).scrollIntoViewIfNeeded();
  await expect.poll(() => byInstance().length).toBeGreaterThan(2);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(vigie.verdict).toBeInViewport();
  await questions.untilQuiet();
  const refreshes = () => questions.all.filter(({ path }) => path === 'rules').length;
  const [before, refreshed] = [byInstance().length, refreshes()];
  await expect.poll(refreshes).toBeGreaterThan(refreshed + 1);
  await questions.untilQuiet();
  expect(byInstance()).toHaveLength(before);
});

test('all services are ranked on one page, with one query per signal for all of them', async ({
  vigie,
  stack,
  questions,
  page,
}) => {
  await restartEmpty(stack);
  await vigie.open({ mode: 'services', refresh: '2s' });
  const rows = page.locator('tr[data-service]');
  const backend = page.locator('tr[data-service="backend"]');
  await expect(page.locator('tr[data-service="shop-api"]')).toHaveAttribute('data-level', 'ok');
  await expect(backend).toHaveAttribute('data-level', 'ok');
  // An exporter never counts requests: it is listed last as partly known, and does not worsen the summary.
  await expect(rows.last()).toContainText('Partly known');
  await expect(page.locator('tr[data-service="node"]')).toContainText('Partly known');
  await expect(page).toHaveTitle(/^OK \| Services/);
  const asked = (isMeant: (expr: string) => boolean) => expressionsOf(questions.all).filter(isMeant).length;
  // Three queries look once whether services without requests had some before.
  for (const ago of ['1h', '5h', '1d'])
    await expect.poll(() => asked((expr) => expr.includes(` offset ${ago}`))).toBe(1);
  await expect
    .poll(() => asked((expr) => expr.includes('signal') && expr.includes('shop-api') && expr.includes('backend')))
    .toBe(2);
  const exprs = expressionsOf(questions.all);
  expect(exprs.length).toBeLessThanOrEqual(15);
  expect(exprs.filter((expr) => expr.includes('job="backend"') && !expr.includes('shop-api'))).toEqual([]);

  await stack.incident('errors-everywhere', 'backend');
  await expect(rows.first()).toHaveAttribute('data-service', 'backend', { timeout: 40_000 });
  await expect(rows.first()).toHaveAttribute('data-level', /warning|critical/);
  await expect(page).toHaveTitle(/^(Warning|Critical): \d+ \| Services/);
  await rows.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await vigie.expectParameter('service', ['backend']);
  await vigie.expectParameter('mode', []);
  await expect(page).toHaveTitle(/\| backend \|/);
  await page.goBack();
  await expect(backend).toBeVisible();
});

test('all services can be reached with a shortcut, the menu or the filter field', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api' });
  await page.keyboard.press('s');
  await vigie.expectParameter('mode', ['services']);
  await page.getByRole('button', { name: 'All services' }).click();
  await page.getByRole('menuitemradio', { name: 'backend' }).click();
  await vigie.expectParameter('mode', []);
  await vigie.settle();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Add a filter' })).toBeFocused();
  await page.keyboard.type('all serv');
  await expect(page.getByRole('option')).toHaveText([/All services/]);
  await page.keyboard.press('Enter');
  await vigie.expectParameter('mode', ['services']);
});
