import type { Page } from '@playwright/test';
import type { PastEvent } from '../demo/history/past-events';
import type { Stack } from '../demo/stack/stack';
import { CONNECTION_ERRORS } from './browser-errors';
import { prometheusApi, type PrometheusApi } from './prometheus';
import { restartWithPastData } from './restart-prometheus';
import { expect, test } from './stack';

const MINUTE = 60;

/** Through scrapes, evaluations and refreshes on a busy machine. Milliseconds. */
const TIMEOUT_MS = 55_000;

/** Longer than any test; seconds. */
const FOREVER = 3600;

const HANGING = 30;
const REFUSED = 150;

/** Fewer than latency is judged by. */
const SLOW = 5;
const SLOW_SECONDS = 2;

/**
 * Two hours in which backend and inventory had few requests each, those to the inventory slow for the last twenty
 * minutes. An event does not hold at its last instant, which is that of the last samples.
 */
const pastEvents = (end: number): PastEvent[] => [
  { kind: 'lost-traffic', job: 'backend', share: 0.02, from: 0, to: end + MINUTE },
  { kind: 'lost-traffic', job: 'inventory', share: 0.001, from: 0, to: end + MINUTE },
  { kind: 'slow-inventory', delay: SLOW_SECONDS, from: end - 20 * MINUTE, to: end + MINUTE },
];

function instancesOf(stack: Stack, service: string) {
  return stack.services.filter(({ name }) => name.startsWith(service));
}

/** Sends so many requests at a time, spread over the instances of a service. */
const send = (stack: Stack, service: string, count: number, path: string, init: RequestInit = {}) =>
  Array.from({ length: count }, async (_, i) => {
    const urls = instancesOf(stack, service).map(({ url }) => url);
    const response = await fetch(`${urls[i % urls.length]}${path}`, init);
    await response.arrayBuffer();
  });

/** Requests that the backend refuses. */
async function sendRefused(stack: Stack, prometheus: PrometheusApi): Promise<void> {
  const refused = 'sum(http_request_duration_seconds_count{job="backend",status_code="400"})';
  // A counter has no rate before its second sample: the first round creates the series.
  for (let round = 0; round < 2; round++) {
    const before = await prometheus.number(`${refused} or vector(0)`);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    await Promise.all(send(stack, 'backend', REFUSED, '/api/users', init));
    await expect.poll(() => prometheus.number(refused)).toBe(before + REFUSED);
  }
}

/** What the page says of a service, with ordinary spaces. */
const textOf = async (page: Page, service: string) =>
  (await page.locator(`[data-service="${service}"]`).innerText()).replaceAll(/[\s\u00a0]+/g, ' ');

/** Runs in the page. */
const isHelpLoaded = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/connection-help-'));

test.describe('three services that have trouble which only the past tells', () => {
  test.use({ tolerated: CONNECTION_ERRORS, viewport: { width: 1920, height: 1080 } });

  test('are judged as on their own pages, and stay readable when Prometheus is gone', async ({
    vigie,
    stack,
    page,
  }) => {
    const prometheus = prometheusApi(stack.prometheusUrl);
    const end = new AbortController();
    await stack.load.control({ 'shop-api': 0, backend: 0 });
    await restartWithPastData(stack, pastEvents);
    await Promise.all(instancesOf(stack, 'shop-api').map((one) => one.control({ extraLatency: FOREVER })));
    await Promise.all(instancesOf(stack, 'inventory').map((one) => one.control({ extraLatency: SLOW_SECONDS })));
    const unanswered = Promise.allSettled(send(stack, 'shop-api', HANGING, '/categories', { signal: end.signal }));
    await Promise.all(send(stack, 'inventory', SLOW, '/stock/1'));
    await sendRefused(stack, prometheus);

    await vigie.open({ mode: 'services', refresh: '2s' });
    const row = (service: string) => page.locator(`tr[data-service="${service}"]`);
    // Nothing is answered, and requests pile up.
    await expect(row('shop-api')).toHaveAttribute('data-level', 'critical', { timeout: TIMEOUT_MS });
    await expect.poll(() => textOf(page, 'shop-api')).toMatch(new RegExp(`${HANGING} are in progress`));
    // Most of what was served an hour ago is refused.
    await expect(row('backend')).toHaveAttribute('data-level', 'warning', { timeout: TIMEOUT_MS });
    await expect.poll(() => textOf(page, 'backend')).toMatch(/4xx (9\d(\.\d)?|100) %/);
    // Too few requests for a window of five minutes, but all of the last twenty minutes were slow.
    await expect(row('inventory')).toHaveAttribute('data-level', 'warning', { timeout: TIMEOUT_MS });
    await expect.poll(() => textOf(page, 'inventory')).toMatch(/p95 is at \d(\.\d+)? s, limit 1 s/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^3\sof\s\d\sservices need attention$/);

    await page.keyboard.press('w');
    const wall = page.getByRole('region', { name: 'Services' });
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText('shop-api, inventory and 1 more need attention');
    await expect(wall).toContainText(/1\sCritical, 2\sWarning, \d\sOK/);

    // What helps while Prometheus is gone comes from there too, within the first seconds of the page.
    await expect.poll(() => page.evaluate(isHelpLoaded)).toBe(true);
    await stack.prometheus.stop();
    await expect(wall).toHaveAttribute('data-verdict', 'unknown', { timeout: TIMEOUT_MS });
    const tile = (place: number) => page.locator('li[data-service]').nth(place);
    await expect(tile(0)).toHaveAttribute('data-service', 'shop-api');
    for (const [place, word] of ['Was critical', 'Was warning', 'Was warning', 'Was OK'].entries())
      await expect(tile(place)).toContainText(word);
    await expect(wall).toContainText(/1\sWas critical, 2\sWas warning, \d\sWas OK/);

    await page.keyboard.press('Escape');
    await expect(row('shop-api')).toContainText('Was critical');
    await expect.poll(() => textOf(page, 'shop-api')).toMatch(/\d+ s ago: .*in progress/);
    await expect(page.locator('[data-level="ok"]')).toHaveCount(0);

    end.abort();
    await unanswered;
  });
});
