import type { Page } from '@playwright/test';
import { OF_A_STOPPED_PROMETHEUS } from './complaints';
import { forget, forgetLately } from './forget';
import { prometheusApi } from './prometheus';
import { newestInstant } from './questions';
import { expectShown, readNumber } from './shown-number';
import { expect, test } from './stack';
import type { SignalName, VigiePage } from './vigie-page';

// Each incident is looked at on both services where two can happen at once: a page is loaded faster than a second
// incident is waited for.

/** How long an incident may take to show: scrapes, evaluations and refreshes, on a busy machine. Milliseconds. */
const PATIENCE = 55_000;

/**
 * A rate whose window reaches into the gap before the measuring began may be too low, and is not judged as lost
 * traffic; milliseconds.
 */
const RATE_WINDOW = 60_000;

const REFRESH = '3s';

/** The verdict and every light of a page; lights that are not named are OK. */
async function expectLights(
  vigie: VigiePage,
  verdict: string,
  lights: Partial<Record<SignalName, string>>,
  timeout = PATIENCE,
): Promise<void> {
  await expect(vigie.verdict).toHaveAttribute('data-verdict', verdict, { timeout });
  for (const name of ['traffic', 'errors', 'latency', 'system'] as const)
    await expect(vigie.light(name), name).toHaveAttribute('data-level', lights[name] ?? 'ok');
}

async function expectPending(vigie: VigiePage, alert: string): Promise<void> {
  await expect(vigie.alerts.locator(`[data-alert="${alert}"][data-alert-state="pending"]`).first()).toContainText(
    'fires in',
    { timeout: PATIENCE },
  );
}

async function coresOf(page: Page, instance: string): Promise<number> {
  const [, cores] = /([\d.]+)\scores/.exec(await page.locator(`[data-instance="${instance}"]`).innerText()) ?? [];
  return Number(cores);
}

const ERROR_RATIO =
  'sum(rate(http_requests_5xx_total{job="shop-api"}[5m])) / sum(rate(http_requests_total{job="shop-api"}[5m]))';

const said = (pattern: string) => new RegExp(pattern.replaceAll(' ', '\\s'));

test('errors of one endpoint name it, with its share of what an hour ago was not there; errors everywhere name none; and both alerts are pending', async ({
  vigie,
  stack,
  questions,
}) => {
  await stack.incident('errors-one-endpoint', 'shop-api');
  await stack.incident('errors-everywhere', 'backend');
  await forgetLately(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'critical', { errors: 'critical' });
  await expect(vigie.headline).toHaveText(said('% of requests fail, (mostly|all) GET /products/:id\\.'));
  await expect(vigie.headline).toBeInViewport({ ratio: 1 });
  await expect(vigie.verdict).toContainText('Critical since');
  await expect(vigie.verdict).toContainText(said('\\d+ % of the additional 5xx come from GET /products/:id\\.'));
  const prometheus = prometheusApi(stack.prometheusUrl);
  // The sentence is of one refresh, and the next may have been asked already: most of what happened is minutes old.
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

test('a slow dependency makes both services slow while their CPU stays calm', async ({ vigie, stack }) => {
  await stack.incident('slow-dependency');
  await forgetLately(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expect(vigie.light('latency')).toHaveAttribute('data-level', /warning|critical/, { timeout: PATIENCE });
  await expect(vigie.headline).toContainText(said('p9[59] is at [\\d.]+ s, limit [13] s'));
  await expect(vigie.verdict).toContainText(
    said('p95 rose from .* to .* while CPU (stayed|fell) .* a dependency is likely'),
  );
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expectPending(vigie, 'HighLatencyP95');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  await expect(vigie.light('latency')).toHaveAttribute('data-level', /warning|critical/, { timeout: PATIENCE });
  await expectPending(vigie, 'HighLatencyP95');
});

test('lost traffic leads in front of a service that is well; a stopped service shows the last numbers as old ones', async ({
  vigie,
  stack,
  page,
}) => {
  // Four times something is waited for as long as PATIENCE, once a rate window longer.
  test.setTimeout(4 * PATIENCE + RATE_WINDOW + 60_000);
  await stack.incident('traffic-drop', 'shop-api');
  await forgetLately(stack);
  await vigie.open({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'warning', { traffic: 'warning' }, RATE_WINDOW + PATIENCE);
  await expect(vigie.headline).toHaveText(
    said('^Traffic is \\d+ % lower than an hour ago: [\\d.]+ instead of [\\d.]+ per second\\.$'),
  );
  await expect(vigie.verdict).toContainText('look in front of the service');
  await expect(vigie.alerts.locator('[data-alert]')).toHaveCount(0);

  await vigie.openSettled({ service: 'backend', refresh: REFRESH });
  await stack.incident('all-down', 'backend');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical', { timeout: PATIENCE });
  await expect(vigie.headline).toContainText('All 3 instances are down');
  await expectPending(vigie, 'BackendDown');
  await expect(vigie.alerts.locator('[data-alert="BackendDown"]')).toHaveCount(3);
  // The answers of Prometheus go on looking new: only the newest sample tells.
  await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', 'stale', {
    timeout: PATIENCE,
  });
  await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'stale');
  await expect.poll(() => vigie.age('request-rate')).toBeGreaterThan(5);
  expect(readNumber(await vigie.numberIn(vigie.panel('request-rate'))).value).toBeGreaterThan(0);
  await expect(
    page.locator('[data-signal][data-level="ok"], [data-verdict="ok"], [data-endpoint][data-level="ok"]'),
  ).toHaveCount(0);
  await expect(page.getByRole('main').getByText('OK', { exact: true })).toHaveCount(0);
});

test('a bad release is named as what came before its errors; one busy instance is told from a service that waits', async ({
  vigie,
  stack,
  page,
}) => {
  await forgetLately(stack);
  await vigie.openSettled({ service: 'shop-api', refresh: REFRESH });
  await stack.incident('one-instance', 'backend');
  await stack.incident('bad-deploy', 'shop-api');
  await expect(vigie.light('errors')).toHaveAttribute('data-level', 'critical', { timeout: PATIENCE });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
  await expect(vigie.headline).toContainText(said('% of requests fail, on (all )?\\d+'));
  await expect(vigie.verdict).toContainText('deploy 1.1.0', { timeout: PATIENCE });
  for (const instance of ['shop-api-1', 'shop-api-2', 'shop-api-3'])
    await expect(page.locator(`[data-instance="${instance}"]`)).toContainText('1.1.0');
  await expectPending(vigie, 'HighErrorRate');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  // Not by how much: on a machine with more to do a hot loop gets less of a core.
  await expect
    .poll(async () => (await coresOf(page, 'backend-2')) / (await coresOf(page, 'backend-1')), { timeout: PATIENCE })
    .toBeGreaterThan(2);
  await expect(vigie.verdict).toContainText('it is one instance, not the service', { timeout: PATIENCE });
  await expectPending(vigie, 'HighLatencyP95');
});

test('a leak names its instance; what is no longer measured is neither zero nor green', async ({
  vigie,
  stack,
  page,
}) => {
  const victim = stack.services.find(({ name }) => name === 'shop-api-2');
  if (victim === undefined) throw new Error('shop-api-2 is not in the stack');
  // The incident before this one still stands in windows of five minutes.
  await forget(stack);
  await stack.incident('metrics-missing', 'backend');
  const missingSince = performance.now();
  await stack.incident('memory-leak', 'shop-api');
  // Three times as fast as the incident, which takes a minute and a half to its limit.
  await victim.control({ leakBytesPerSecond: 40e6 });
  await vigie.openSettled({ service: 'shop-api', refresh: REFRESH });
  await expectLights(vigie, 'warning', { system: 'warning' });
  await expect(vigie.headline).toHaveText(said('^Memory of shop-api-2 is at [\\d.]+ GB, limit 1 GB\\.$'));
  await expect(vigie.light('system')).toContainText('shop-api-2 uses');
  await expect(page.locator('[data-instance="shop-api-2"]')).toContainText(/1\.\d+\sGB/);
  await expectPending(vigie, 'HighMemoryUsage');

  await vigie.open({ service: 'backend', refresh: REFRESH });
  // A rate over a minute ends a minute after its last sample.
  const left = 60_000 - (performance.now() - missingSince);
  await expect(vigie.light('traffic')).toHaveAttribute('data-level', 'unknown', { timeout: left + PATIENCE });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'unknown');
  await expect(vigie.headline).toContainText(/^Traffic.* not known/);
  await expect(vigie.light('system').locator('[data-value]')).toHaveText(/^3\s*of 3 up$/);
  await expect(vigie.panel('cpu-total')).toHaveAttribute('data-state', 'fresh');
  await expect(vigie.alerts.locator('[data-alert]')).toHaveCount(0);
});

test.describe('a page that stays open while Prometheus forgets', () => {
  test.use({ tolerated: OF_A_STOPPED_PROMETHEUS });

  test('a saturated service is slow with a busy CPU on every instance, and recovers', async ({
    vigie,
    stack,
    page,
  }) => {
    // Asked until it says so: unlike who compares numbers, nobody here waits until they stand still.
    const prometheus = prometheusApi(stack.prometheusUrl);
    await stack.incident('saturation', 'shop-api');
    await forgetLately(stack);
    await vigie.open({ service: 'shop-api', refresh: REFRESH });
    await expect(vigie.verdict).toContainText(
      said('p95 rose from .* to .* and CPU from .* to .* cores per instance: saturation is likely'),
      { timeout: PATIENCE },
    );
    for (const instance of ['shop-api-1', 'shop-api-2', 'shop-api-3']) {
      await expect
        .poll(() => prometheus.number(`rate(process_cpu_seconds_total{instance="${instance}"}[1m])`))
        .toBeGreaterThan(0.05);
      await expect(page.locator(`[data-instance="${instance}"]`)).toContainText(/0\.\d+\scores/);
    }
    const lag = 'max(avg_over_time(nodejs_eventloop_lag_p99_seconds{job="shop-api"}[1m]))';
    await expect.poll(() => prometheus.number(lag), { timeout: PATIENCE }).toBeGreaterThan(0.3);
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
    await forget(stack);
    await expectLights(vigie, 'ok', {});
  });
});
