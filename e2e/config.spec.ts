import type { Page } from '@playwright/test';
import { settledMoment } from './moment';
import { expectShown } from './shown-number';
import { expect, test } from './stack';

const serve = (page: Page, body: string) =>
  page.route('**/config.json', (route) => route.fulfill({ contentType: 'application/json', body }));

test('every problem of config.json is listed with its path, and defaults are used instead', async ({ vigie, page }) => {
  await serve(
    page,
    JSON.stringify({
      serverShare: 1,
      refresh: 'soon',
      colour: 'blue',
      timeZone: 'utc',
      thresholds: { p95: { warning: -1 } },
      exclude: ['('],
    }),
  );
  await vigie.openSettled();
  await expect(vigie.problems.getByRole('listitem')).toHaveText([
    /^config\.json: refresh must be off or a duration/,
    /^config\.json: thresholds\.p95\.warning must be more than 0/,
    /^config\.json: exclude\[0\] is not a valid regular expression/,
    /^config\.json: colour is not a key that this version knows/,
  ]);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  // Valid keys of the same file are applied.
  await expect(page.getByRole('radio', { name: 'UTC' }).first()).toBeChecked();
});

test('a config.json that is not JSON is reported as one problem', async ({ vigie, page }) => {
  await serve(page, '{ "refresh": ');
  await vigie.openSettled();
  await expect(vigie.problems.getByRole('listitem')).toHaveText([/^config\.json is not JSON/]);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
});

test('service, range, refresh, links and excluded endpoints are taken from config.json', async ({
  vigie,
  page,
  questions,
}) => {
  await serve(
    page,
    JSON.stringify({
      service: 'backend',
      range: 'now-15m',
      refresh: '30s',
      exclude: ['/api/stock.*'],
      links: [{ name: 'Logs', url: 'https://logs.example/{service}' }],
    }),
  );
  await vigie.openSettled();
  await expect(page).toHaveTitle(/backend/);
  await expect(page.getByRole('button', { name: 'Time range' }).first()).toHaveText('Last 15\u00a0min');
  await expect(page.locator('[data-freshness]')).toContainText('every 30\u00a0s');
  await expect(vigie.endpoints.locator('[data-endpoint="GET /api/users"]')).toHaveCount(1);
  await expect(vigie.endpoints.locator('[data-endpoint*="/api/stock"]')).toHaveCount(0);
  const panel = vigie.panel('error-ratio');
  await panel.hover();
  await panel.getByRole('button', { name: /^About / }).click();
  await expect(panel.getByRole('menuitem', { name: 'Logs' })).toBeVisible();
  expect(
    questions.all.some(({ parameters }) => (parameters.get('query') ?? '').includes('route!~"/api/stock.*"')),
  ).toBe(true);
});

test('a limit of config.json applies only where no alert rule sets one', async ({ vigie, page, prometheus }) => {
  await serve(page, JSON.stringify({ thresholds: { p95: { warning: 1e-3 }, memoryBytes: { warning: 1e6 } } }));
  const { from, to } = await settledMoment(prometheus);
  await vigie.openSettled({ service: 'shop-api', from, to });
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expect(vigie.light('latency')).toHaveAttribute('data-level', 'ok');
  const p95 = await prometheus.number(
    'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"}[5m])))',
    Number(to),
  );
  const headroom = await vigie.panel('latency').getByText('of limit').innerText();
  expectShown(headroom.replace('p95 at', ''), p95 / RULE_THRESHOLD);

  await vigie.openSettled({ service: 'backend', from, to });
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'warning');
  await expect(vigie.light('system')).toContainText('warning above 1\u00a0MB');
});

/** The threshold of the rule HighLatencyP95 of shop-api, seconds. */
const RULE_THRESHOLD = 1;

test.describe('a server that does not answer', () => {
  // The browser logs failed requests.
  test.use({ tolerated: /Failed to load resource/ });

  test('is replaced by its replica, and the page says so', async ({ vigie, page }) => {
    await serve(page, JSON.stringify({ servers: [{ name: 'eu', url: 'http://127.0.0.1:1', replicas: ['../'] }] }));
    await vigie.openSettled();
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
    await expect(
      vigie.problems.getByText('http://127.0.0.1:1 did not answer, so eu is read from its replica ../.'),
    ).toBeVisible();
  });
});
