import type { Page } from '@playwright/test';
import { CONNECTION_ERRORS } from './browser-errors';
import { restartEmpty, restartWithPastData } from './restart-prometheus';
import { prometheusApi } from './prometheus';
import { newestInstant } from './questions';
import { expectShown, readNumber } from './shown-number';
import { expect, test } from './stack';
import type { SignalName, VigiePage } from './vigie-page';

// Where possible a test starts one incident on each service at once: loading a page is faster than waiting for a second
// incident.

/**
 * How long an incident may take to show, through scrapes, evaluations and refreshes on a busy machine. Milliseconds.
 */
const INCIDENT_TIMEOUT_MS = 55_000;

/**
 * The page does not judge lost traffic while the rate window reaches into the gap before the restart, because that rate
 * may be too low. Milliseconds.
 */
const RATE_WINDOW_MS = 60_000;

const REFRESH = '3s';

/** Expects the verdict and the level of every light; lights not given must be OK. */
async function expectLights(
  vigie: VigiePage,
  verdict: string,
  lights: Partial<Record<SignalName, string>>,
  timeout = INCIDENT_TIMEOUT_MS,
): Promise<void> {
  await expect(vigie.verdict).toHaveAttribute('data-verdict', verdict, { timeout });
  for (const name of ['traffic', 'errors', 'latency', 'system'] as const)
    await expect(vigie.light(name), name).toHaveAttribute('data-level', lights[name] ?? 'ok');
}

async function expectPending(vigie: VigiePage, alert: string): Promise<void> {
  await expect(vigie.alerts.locator(`[data-alert="${alert}"][data-alert-state="pending"]`).first()).toContainText(
    'fires in',
    { timeout: INCIDENT_TIMEOUT_MS },
  );
}

async function coresOf(page: Page, instance: string): Promise<number> {
  const [, cores] = /([\d.]+)\scores/.exec(await page.locator(`[data-instance="${instance}"]`).innerText()) ?? [];
  return Number(cores);
}

const ERROR_RATIO =
  'sum(rate(http_requests_5xx_total{job="shop-api"}[5m])) / sum(rate(http_requests_total{job="shop-api"}[5m]))';

const said = (pattern: string) => new RegExp(pattern.replaceAll(' ', '\\s'));

test('the verdict names the failing endpoint, or how many fail, and the error alert is pending', async ({
  vigie,
  stack,
  questions,
}) => {
  await stack.incident('errors-one-endpoint', 'shop-api');
  await stack.incident('errors-everywhere', 'backend');
  await restartWithPastData(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'critical', { errors: 'critical' });
  await expect(vigie.headline).toHaveText(said('% of requests fail, (mostly|all) GET /products/:id\\.'));
  await expect(vigie.headline).toBeInViewport({ ratio: 1 });
  await expect(vigie.verdict).toContainText('Critical since');
  await expect(vigie.verdict).toContainText(said('\\d+ % of the additional 5xx come from GET /products/:id\\.'));
  const prometheus = prometheusApi(stack.prometheusUrl);
  // The headline may be one refresh older than the newest query; the numbers change little between two.
  await expect(async () =>
    expectShown(
      await vigie.headline.innerText(),
      await prometheus.number(ERROR_RATIO, newestInstant(questions.all)),
      0.15,
    ),
  ).toPass();
  await expect(vigie.light('errors')).toContainText(said('GET /products/:id fails \\d+ %'));
  await expect(vigie.endpoints.locator('[data-level="critical"]')).toHaveAttribute(
    'data-endpoint',
    'GET /products/:id',
  );
  await expect(
    vigie.panel('errors-by-endpoint').getByRole('list', { name: 'Lines' }).getByRole('listitem').first(),
  ).toContainText('GET /products/:id');
  await expectPending(vigie, 'HighErrorRate');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  await expectLights(vigie, 'warning', { errors: 'warning' });
  await expect(vigie.headline).toHaveText(said('% of requests fail, on (all )?\\d+ (of \\d+ )?endpoints\\.'));
  await expect.poll(() => vigie.endpoints.locator('[data-level="warning"]').count()).toBeGreaterThan(3);
  await expectPending(vigie, 'HighErrorRate');
});

test('a slow dependency raises latency but not CPU, and is named as the likely cause', async ({ vigie, stack }) => {
  await stack.incident('slow-dependency');
  await restartWithPastData(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expect(vigie.light('latency')).toHaveAttribute('data-level', /warning|critical/, {
    timeout: INCIDENT_TIMEOUT_MS,
  });
  await expect(vigie.headline).toContainText(said('p9[59] is at [\\d.]+ s, limit [13] s'));
  await expect(vigie.verdict).toContainText(
    said('p95 rose from .* to .* while CPU (stayed|fell) .* a dependency is likely'),
  );
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expectPending(vigie, 'HighLatencyP95');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  await expect(vigie.light('latency')).toHaveAttribute('data-level', /warning|critical/, {
    timeout: INCIDENT_TIMEOUT_MS,
  });
  await expectPending(vigie, 'HighLatencyP95');
});

test('lost traffic points upstream of the service; a stopped service shows its last numbers as stale', async ({
  vigie,
  stack,
  page,
}) => {
  // Four waits of INCIDENT_TIMEOUT_MS, one of them extended by a rate window.
  test.setTimeout(4 * INCIDENT_TIMEOUT_MS + RATE_WINDOW_MS + 60_000);
  await stack.incident('traffic-drop', 'shop-api');
  await restartWithPastData(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'warning', { traffic: 'warning' }, RATE_WINDOW_MS + INCIDENT_TIMEOUT_MS);
  await expect(vigie.headline).toHaveText(
    said('^Traffic is \\d+ % lower than an hour ago: [\\d.]+ instead of [\\d.]+ per second\\.$'),
  );
  await expect(vigie.verdict).toContainText('look in front of the service');
  await expect(vigie.alerts.locator('[data-alert]')).toHaveCount(0);

  await vigie.openSettled({ service: 'backend', refresh: REFRESH });
  await stack.incident('all-down', 'backend');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical', { timeout: INCIDENT_TIMEOUT_MS });
  await expect(vigie.headline).toContainText('All 3 instances are down');
  await expectPending(vigie, 'BackendDown');
  await expect(vigie.alerts.locator('[data-alert="BackendDown"]')).toHaveCount(3);
  // Prometheus still answers, so only the age of the newest sample shows the outage.
  await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', 'stale', {
    timeout: INCIDENT_TIMEOUT_MS,
  });
  await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'stale');
  await expect.poll(() => vigie.age('request-rate')).toBeGreaterThan(5);
  expect(readNumber(await vigie.numberIn(vigie.panel('request-rate'))).value).toBeGreaterThan(0);
  await expect(
    page.locator('[data-signal][data-level="ok"], [data-verdict="ok"], [data-endpoint][data-level="ok"]'),
  ).toHaveCount(0);
  await expect(page.getByRole('main').getByText('OK', { exact: true })).toHaveCount(0);
});

test('a bad release is named before its errors; one busy instance is distinguished from the service', async ({
  vigie,
  stack,
  page,
}) => {
  await restartWithPastData(stack);
  await vigie.openSettled({ service: 'shop-api', refresh: REFRESH });
  await stack.incident('one-instance', 'backend');
  await stack.incident('bad-deploy', 'shop-api');
  await expect(vigie.light('errors')).toHaveAttribute('data-level', 'critical', { timeout: INCIDENT_TIMEOUT_MS });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
  await expect(vigie.headline).toContainText(said('% of requests fail, on (all )?\\d+'));
  await expect(vigie.verdict).toContainText('deploy 1.1.0', { timeout: INCIDENT_TIMEOUT_MS });
  for (const instance of ['shop-api-1', 'shop-api-2', 'shop-api-3'])
    await expect(page.locator(`[data-instance="${instance}"]`)).toContainText('1.1.0');
  await expectPending(vigie, 'HighErrorRate');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  // Only a ratio: a busy loop gets less CPU on a busy machine.
  await expect
    .poll(async () => (await coresOf(page, 'backend-2')) / (await coresOf(page, 'backend-1')), {
      timeout: INCIDENT_TIMEOUT_MS,
    })
    .toBeGreaterThan(2);
  await expect(vigie.verdict).toContainText('it is one instance, not the service', { timeout: INCIDENT_TIMEOUT_MS });
  await expectPending(vigie, 'HighLatencyP95');
});

test('a memory leak names its instance; missing metrics are neither zero nor green', async ({ vigie, stack, page }) => {
  const victim = stack.services.find(({ name }) => name === 'shop-api-2');
  if (victim === undefined) throw new Error('shop-api-2 is not in the stack');
  // The previous incident is still within windows of five minutes.
  await restartEmpty(stack);
  await stack.incident('metrics-missing', 'backend');
  const missingSince = performance.now();
  await stack.incident('memory-leak', 'shop-api');
  // Three times as fast as the incident itself, which takes 90 s to reach the limit.
  await victim.control({ leakBytesPerSecond: 40e6 });
  await vigie.openSettled({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'warning', { system: 'warning' });
  await expect(vigie.headline).toHaveText(said('^Memory of shop-api-2 is at [\\d.]+ GB, limit 1 GB\\.$'));
  await expect(vigie.light('system')).toContainText('shop-api-2 uses');
  await expect(page.locator('[data-instance="shop-api-2"]')).toContainText(/1\.\d+\sGB/);
  await expectPending(vigie, 'HighMemoryUsage');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  // rate()[1m] has a value until a minute after the last sample.
  const left = 60_000 - (performance.now() - missingSince);
  await expect(vigie.light('traffic')).toHaveAttribute('data-level', 'unknown', {
    timeout: left + INCIDENT_TIMEOUT_MS,
  });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'unknown');
  await expect(vigie.headline).toContainText(/^Traffic.* not known/);
  await expect(vigie.light('system').locator('[data-value]')).toHaveText(/^3\s*of 3 up$/);
  await expect(vigie.panel('cpu-total')).toHaveAttribute('data-state', 'fresh');
  await expect(vigie.alerts.locator('[data-alert]')).toHaveCount(0);
});

test.describe('a page that stays open while Prometheus restarts', () => {
  test.use({ tolerated: CONNECTION_ERRORS });

  test('shows saturation with high latency and CPU on every instance, and then recovery', async ({
    vigie,
    stack,
    page,
  }) => {
    // Polled until it matches, without a settled moment: numbers are not compared here.
    const prometheus = prometheusApi(stack.prometheusUrl);
    await stack.incident('saturation', 'shop-api');
    await restartWithPastData(stack);
    await vigie.open({ service: 'shop-api', refresh: REFRESH });
    await expect(vigie.verdict).toContainText(
      said('p95 rose from .* to .* and CPU from .* to .* cores per instance: saturation is likely'),
      { timeout: INCIDENT_TIMEOUT_MS },
    );
    for (const instance of ['shop-api-1', 'shop-api-2', 'shop-api-3']) {
      await expect
        .poll(() => prometheus.number(`rate(process_cpu_seconds_total{instance="${instance}"}[1m])`))
        .toBeGreaterThan(0.05);
      await expect(page.locator(`[data-instance="${instance}"]`)).toContainText(/0\.\d+\scores/);
    }
    const lag = 'max(avg_over_time(nodejs_eventloop_lag_p99_seconds{job="shop-api"}[1m]))';
    await expect.poll(() => prometheus.number(lag), { timeout: INCIDENT_TIMEOUT_MS }).toBeGreaterThan(0.3);
    const cell = page.locator('[data-saturation="eventLoopLag"]');
    await expect(cell).toHaveAttribute('data-level', 'warning');
    await expect
      .poll(async () => readNumber(await cell.locator('[data-value]').innerText()).value)
      .toBeGreaterThan(0.25);
    await expect(vigie.light('system')).toHaveAttribute('data-level', 'warning');
    await expect(vigie.light('system').getByRole('paragraph').last()).toContainText(
      said('Event loop lag of all 3 instances is at up to .*; warning above 250 ms'),
    );
    await stack.incident('recover');
    await restartEmpty(stack);
    await expectLights(vigie, 'ok', {});
  });
});
