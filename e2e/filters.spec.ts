import { expectNumbers, settledMoment } from './moment';
import { expressionsOf } from './questions';
import { expect, test } from './stack';

/** A route with every character that needs escaping in a selector, and the same as PromQL writes it. */
const HOSTILE = '/a.b(c)+"d"\\e';
const HOSTILE_QUOTED = String.raw`"/a.b(c)+\"d\"\\e"`;

/**
 * The PromQL for the panels of shop-api under some matchers; `endpoint` only applies to metrics that have this label.
 */
function numbersUnder(endpoint: string, instance = ''): Record<string, string> {
  const matchers = `{job="shop-api"${endpoint}${instance}}`;
  const ratio = `sum(rate(http_requests_5xx_total${matchers}[5m])) / sum(rate(http_requests_total${matchers}[5m]))`;
  return {
    'request-rate': `sum(rate(http_requests_total${matchers}[1m]))`,
    'error-ratio-now': `${ratio} or vector(0)`,
    'instances-up': `sum(up{job="shop-api"${instance}})`,
    'memory-total': `sum(process_resident_memory_bytes{job="shop-api"${instance}})`,
    p95: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"${instance}}[5m])))`,
  };
}

test('an endpoint whose name needs escaping selects exactly its series', async ({ vigie, prometheus, page }) => {
  const moment = await settledMoment(prometheus);
  await vigie.openSettled({ from: moment.from, to: moment.to, endpoint: HOSTILE });
  await expectNumbers(vigie, prometheus, moment, numbersUnder(`,endpoint=${HOSTILE_QUOTED}`));
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(1);
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveAttribute('data-endpoint', HOSTILE);
  await expect(
    vigie.panel('requests-by-endpoint').getByRole('list', { name: 'Lines' }).getByRole('listitem'),
  ).toHaveCount(1);
  await expect(page.getByRole('button', { name: `Remove filter endpoint ${HOSTILE}` })).toBeVisible();
});

test('a panel whose metric lacks the filtered label says so', async ({ vigie }) => {
  await vigie.openSettled({ endpoint: 'POST /orders' });
  await expect(vigie.panel('latency')).toContainText('Not filtered by endpoint');
  await expect(vigie.panel('memory')).toContainText('Not filtered by endpoint');
  await expect(vigie.panel('requests')).not.toContainText('Not filtered');
});

test('the filter bar stays on one line: long names are truncated, then filters move into a menu', async ({
  vigie,
  page,
}) => {
  const bar = page.getByRole('navigation', { name: 'Service and filters' });
  const two = { endpoint: 'GET /recommendations', instance: 'shop-api-2' };
  await page.setViewportSize({ width: 1280, height: 720 });
  await vigie.openSettled({ endpoint: 'POST /orders' });
  const oneLine = (await bar.boundingBox())?.height;
  const expectOneLine = async () => {
    await expect.poll(async () => (await bar.boundingBox())?.height).toBe(oneLine);
    await expect(bar.getByRole('button', { name: 'Share' })).toBeInViewport({ ratio: 1 });
    await expect(bar.getByText('paused')).toBeInViewport({ ratio: 1 });
  };
  await vigie.openSettled({ ...two, refresh: 'off' });
  for (const width of [1280, 1100]) {
    await page.setViewportSize({ width, height: 720 });
    await expectOneLine();
    await expect(bar.getByTitle('endpoint GET /recommendations')).toBeInViewport({ ratio: 1 });
    await expect(bar.getByTitle('instance shop-api-2')).toBeInViewport({ ratio: 1 });
  }
  await vigie.openSettled({ ...two, endpoint: ['GET /recommendations', 'POST /orders', 'GET /cart'], refresh: 'off' });
  for (const width of [1920, 1280, 1100]) {
    await page.setViewportSize({ width, height: 720 });
    await expectOneLine();
  }
  await bar
    .getByRole('button', {
      name: '4 filters: endpoint GET /recommendations, endpoint POST /orders, endpoint GET /cart, instance shop-api-2',
    })
    .click();
  await page.getByRole('menuitem', { name: 'Remove endpoint POST /orders' }).click();
  await vigie.expectParameter('endpoint', ['GET /recommendations', 'GET /cart']);
  for (const width of [1600, 1280, 1100]) {
    await page.setViewportSize({ width, height: 720 });
    await expectOneLine();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(bar.getByText('paused')).toBeInViewport({ ratio: 1 });
});

const NOW = Math.floor(Date.now() / 1000);
const TWO_FILTERS = { endpoint: 'GET /recommendations', instance: 'shop-api-2', tz: 'Europe/Berlin' };

for (const { extra, config, parameters } of [
  { extra: 'excluded endpoints', config: { exclude: ['/metrics', '/health.*'] }, parameters: { refresh: 'off' } },
  {
    extra: 'a range of two days',
    config: {},
    parameters: { from: String(NOW - 50 * 3600), to: String(NOW - 2 * 3600) },
  },
]) {
  test(`the filter bar stays on one line with filters and ${extra}, and no control covers another`, async ({
    vigie,
    page,
  }) => {
    await page.route('**/config.json', (route) => route.fulfill({ json: config }));
    const bar = page.getByRole('navigation', { name: 'Service and filters' });
    await page.setViewportSize({ width: 1100, height: 720 });
    await vigie.openSettled();
    const oneLine = (await bar.boundingBox())?.height;
    await vigie.openSettled({ ...TWO_FILTERS, ...parameters });
    for (const width of [1920, 1600, 1280, 1100]) {
      await page.setViewportSize({ width, height: 720 });
      await expect.poll(async () => (await bar.boundingBox())?.height).toBe(oneLine);
      // A trial click fails if another control covers the button.
      for (const button of await bar.getByRole('button').filter({ visible: true }).all())
        await button.click({ trial: true });
      await expect(bar.getByRole('button', { name: 'Share' })).toBeInViewport({ ratio: 1 });
    }
  });
}

test('two endpoints of one instance are summed', async ({ vigie, prometheus, questions }) => {
  const moment = await settledMoment(prometheus);
  await vigie.openSettled({
    from: moment.from,
    to: moment.to,
    endpoint: ['GET /products/:id', HOSTILE],
    instance: 'shop-api-2',
  });
  const both = String.raw`,endpoint=~"GET /products/:id|/a\\.b\\(c\\)\\+\"d\"\\\\e"`;
  await expectNumbers(vigie, prometheus, moment, numbersUnder(both, ',instance="shop-api-2"'));
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(2);
  const ofRequests = expressionsOf(questions.all).filter((expr) => expr.startsWith('sum by (endpoint)'));
  expect(ofRequests.length).toBeGreaterThan(1);
  expect(ofRequests.filter((expr) => !expr.includes('endpoint=~') || !expr.includes('instance="shop-api-2"'))).toEqual(
    [],
  );
});

test('an endpoint filter applies to latency where the histogram has the route label', async ({ vigie, prometheus }) => {
  const moment = await settledMoment(prometheus);
  await vigie.openSettled({ service: 'backend', from: moment.from, to: moment.to, endpoint: '/api/reports' });
  const route = 'job="backend",route="/api/reports"';
  await expectNumbers(vigie, prometheus, moment, {
    'request-rate': `sum(rate(http_request_duration_seconds_count{${route}}[1m]))`,
    p95: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${route}}[5m])))`,
  });
});

test('each method of a route is an endpoint; a filter by the route alone includes all methods', async ({
  vigie,
  prometheus,
  page,
}) => {
  const moment = await settledMoment(prometheus);
  const range = { service: 'backend', from: moment.from, to: moment.to };
  const rate = (matchers: string) => ({
    'request-rate': `sum(rate(http_request_duration_seconds_count{job="backend",route="/api/users"${matchers}}[1m]))`,
  });
  const rows = vigie.endpoints.locator('[data-endpoint]');
  // As in a URL from before the route had a second method.
  await vigie.openSettled({ ...range, endpoint: '/api/users' });
  await expect(page.getByText('/api/users, all methods')).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expectNumbers(vigie, prometheus, moment, rate(''));
  await vigie.endpoints.getByRole('button', { name: 'POST /api/users' }).click();
  await vigie.expectParameter('endpoint', ['POST /api/users']);
  await expect(rows).toHaveCount(1);
  await expectNumbers(vigie, prometheus, moment, rate(',method="POST"'));
});

test('clicking an unused filter in the bar opens the filter field with its options', async ({ vigie, page }) => {
  await vigie.openSettled({ service: 'shop-api' });
  for (const name of ['endpoint', 'instance']) {
    await page.getByRole('navigation', { name: 'Service and filters' }).getByText(name, { exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Add a filter' })).toBeFocused();
    await expect(page.getByRole('option', { name: 'GET /search' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('legend entries, table rows and instances filter the page, and Back undoes each filter', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled();
  await vigie.panel('requests-by-endpoint').getByRole('button', { name: 'GET /products', exact: true }).click();
  await vigie.expectParameter('endpoint', ['GET /products']);
  await vigie.endpoints.getByRole('button', { name: 'GET /products', exact: true }).click();
  await vigie.expectParameter('endpoint', []);
  await vigie.endpoints.getByRole('button', { name: 'POST /login' }).click();
  await vigie.expectParameter('endpoint', ['POST /login']);
  await page.locator('[data-instance="shop-api-1"]').getByRole('button').click();
  await vigie.expectParameter('instance', ['shop-api-1']);
  await expect(page.locator('[data-instance]')).toHaveCount(1);

  await page.goBack();
  await vigie.expectParameter('instance', []);
  await expect(page.locator('[data-instance]')).toHaveCount(3);
  await page.goBack();
  await vigie.expectParameter('endpoint', []);
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(13);
});

test('a hidden line is shown again when it is the only one left', async ({ vigie }) => {
  await vigie.openSettled();
  const lines = vigie.panel('requests-by-endpoint').getByRole('list', { name: 'Lines' });
  await lines.getByRole('button', { name: 'Show GET /products', exact: true }).click();
  await expect(lines.getByRole('button', { name: 'Show GET /products', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await vigie.endpoints.getByRole('button', { name: 'GET /products', exact: true }).click();
  await expect(lines.getByRole('listitem')).toHaveCount(1);
  await expect(lines.getByRole('button', { name: 'Show GET /products', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('filters are removed with their own button', async ({ vigie, page }) => {
  await vigie.openSettled({ endpoint: ['GET /cart', 'POST /cart'] });
  await page.getByRole('button', { name: 'Remove filter endpoint GET /cart' }).click();
  await vigie.expectParameter('endpoint', ['POST /cart']);
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(1);
});
