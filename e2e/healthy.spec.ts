import type { Page } from '@playwright/test';
import { reportDuration } from './report-duration';
import { SCRAPE_INTERVAL } from './ready-stack';
import { newestInstant, questionOf } from './questions';
import { expectShown, readNumber } from './shown-number';
import { expect, test } from './stack';

const TRAFFIC = 'sum(rate(http_requests_total{job="shop-api"}[1m]))';
// Before the first failure the counter has no series, which means zero.
const ERRORS =
  '(sum(rate(http_requests_5xx_total{job="shop-api"}[5m])) or vector(0)) / sum(rate(http_requests_total{job="shop-api"}[5m]))';
const P95 = 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"}[5m])))';

/**
 * Page and test query at different times: a sample with an earlier timestamp may be stored after the page has queried.
 * Relative.
 */
const SLACK = 0.05;

test('the verdict of a healthy service is OK, in a sentence with the numbers of Prometheus', async ({
  vigie,
  prometheus,
  questions,
}) => {
  // Refreshing is off, so that the page shows the answers of its last requests.
  await vigie.openSettled({ refresh: 'off' });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  const sentence = await vigie.headline.innerText();
  // Only the query that the verdict is read from: on a busy machine others follow seconds later.
  const asked = newestInstant(
    questions.all.filter(({ parameters }) => parameters.get('query')?.includes('newestSample') === true),
  );
  // With few failures in five minutes, one more changes the ratio by a third. The page may lack the last scrape.
  const expectNumber = async (text: string, expr: string) => {
    const withLast = await prometheus.number(expr, asked);
    const without = await prometheus.number(expr, asked - SCRAPE_INTERVAL);
    expectShown(text, withLast, SLACK + Math.abs(withLast - without) / (withLast || 1));
  };
  const [, shownTraffic = '', shownErrors = '', shownP95 = ''] =
    /^(.*) requests per second, (.*) errors, p95 at (.*), 3 of 3 instances up$/.exec(
      sentence.replaceAll('\u00a0', ' '),
    ) ?? [];
  await expectNumber(shownTraffic, TRAFFIC);
  await expectNumber(shownErrors, ERRORS);
  await expectNumber(shownP95, P95);
});

test('title and icon of the tab show the verdict', async ({ vigie, page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const verdict = document.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? 'loading';
      if (verdict === 'loading') return;
      performance.mark('verdict');
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await vigie.openSettled();
  const [milliseconds = NaN] = await page.evaluate(() =>
    performance.getEntriesByName('verdict').map(({ startTime }) => startTime),
  );
  reportDuration('from navigation to the verdict', milliseconds / 1000);
  await expect(page).toHaveTitle(/^OK \| shop-api \| 127\.0\.0\.1:\d+$/);
  await expect
    .poll(async () => decodeURIComponent((await page.locator('link[rel="icon"]').getAttribute('href')) ?? ''))
    .toContain('stroke="#2f9a76"');
});

test('all four lights are OK, each with its number, unit and reason', async ({ vigie }) => {
  await vigie.openSettled();
  const lights = [
    { name: 'traffic', unit: /^\d+(\.\d+)?\s*req\/s$/ },
    { name: 'errors', unit: /^\d+(\.\d+)?\s*%$/ },
    { name: 'latency', unit: /^\d+(\.\d+)?\s*(ms|s)$/ },
    { name: 'system', unit: /^3\s*of 3 up$/ },
  ] as const;
  for (const { name, unit } of lights) {
    await expect(vigie.light(name)).toHaveAttribute('data-level', 'ok');
    await expect(vigie.light(name).locator('[data-value]')).toHaveText(unit);
    await expect(vigie.light(name).getByRole('paragraph').last()).toHaveText(/\w/);
  }
});

test('every panel has data', async ({ vigie, page }) => {
  await vigie.openSettled();
  const panels = page.locator('[data-panel]');
  await expect(panels).toHaveCount(19);
  // On a busy machine numbers may be stale until a late refresh.
  const others = () =>
    panels.evaluateAll((all) =>
      all
        .map(({ dataset }) => `${dataset['panel']}: ${dataset['state']}`)
        .filter((text) => !/: (fresh|zero)$/.test(text)),
    );
  await expect.poll(others).toEqual([]);
  await expect(vigie.whole).toHaveAttribute('data-state', /^(fresh|zero)$/);
});

for (const mode of ['page', 'wall']) {
  test(`every part of a ${mode} has a data state and an age`, async ({ vigie, page }) => {
    await vigie.openSettled({ mode });
    const withoutState = () =>
      page
        .locator(
          '[data-value], [data-verdict], [data-signal], [data-alert], [data-panel], [data-page], section[aria-label="Alerts"], table',
        )
        .evaluateAll((all) =>
          all.flatMap((element) => {
            const { state, age } = element.closest<HTMLElement>('[data-state]')?.dataset ?? {};
            return state !== undefined && /^\d+$/.test(age ?? '')
              ? []
              : [`${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}: ${state}, ${age}`];
          }),
        );
    await expect.poll(withoutState).toEqual([]);
    expect(Number(await vigie.whole.getAttribute('data-age'))).toBeLessThan(60);
  });
}

const DAY_MS = 86_400_000;

for (const { off, word } of [
  { off: DAY_MS, word: 'fast' },
  { off: -DAY_MS, word: 'slow' },
]) {
  test(`ages are exact to a second with a browser clock that is a day ${word}`, async ({ vigie, prometheus, page }) => {
    const newest = await ageSamples(page, 300);
    await page.clock.setSystemTime(Date.now() + off);
    const opened = await prometheus.now();
    await vigie.openSettled({ refresh: 'off' });
    await expect(vigie.panel('request-rate')).toHaveAttribute('data-age', /\d/);
    const read = await prometheus.now();
    const age = await vigie.age('request-rate');
    // The age was computed between opening and reading, which may be seconds apart on a busy machine.
    expect(age).toBeGreaterThanOrEqual(opened - newest() - 1);
    expect(age).toBeLessThanOrEqual(read - newest() + 1);
  });
}

/**
 * Makes the newest samples appear older by this many seconds. Returns a function that tells the newest timestamp
 * served, Unix seconds.
 */
async function ageSamples(page: Page, seconds: number): Promise<() => number> {
  let newest = Number.NEGATIVE_INFINITY;
  await page.route('**/api/v1/query', async (route) => {
    const expr = questionOf(route.request())?.parameters.get('query') ?? '';
    if (!expr.includes('timestamp(')) return route.fallback();
    const response = await route.fetch();
    const body = (await response.json()) as { data: { result: { value: [number, string] }[] } };
    for (const { value } of body.data.result) {
      value[1] = String(Number(value[1]) - seconds);
      newest = Math.max(newest, Number(value[1]));
    }
    return route.fulfill({ response, json: body });
  });
  return () => newest;
}

test('percentiles are in ascending order, and every number has its unit', async ({ vigie }) => {
  // Refreshing is off, so that all of them are from one answer.
  await vigie.openSettled({ refresh: 'off' });
  const numberOf = async (id: string) => readNumber(await vigie.numberIn(vigie.panel(id))).value;
  const [p50, p95, p99] = [await numberOf('p50'), await numberOf('p95'), await numberOf('p99')];
  expect(p50).toBeGreaterThan(0);
  expect(p95).toBeGreaterThanOrEqual(p50);
  expect(p99).toBeGreaterThanOrEqual(p95);
  const units = [
    ['request-rate', /\sreq\/s$/],
    ['error-ratio-now', /\s%$/],
    ['p50', /\s(ms|s)$/],
    ['average', /\s(ms|s)$/],
    ['cpu-total', /\scores$/],
    ['memory-total', /\sMB$/],
  ] as const;
  for (const [id, unit] of units) expect(await vigie.numberIn(vigie.panel(id)), id).toMatch(unit);
});

test('without alerts the list shows the number of rules and their last evaluation', async ({ vigie }) => {
  await vigie.openSettled();
  await expect(vigie.alerts).toHaveAttribute('data-cause', 'quiet');
  await expect(vigie.alerts).toHaveText(/No alerts\. \d+\srules, evaluated .* ago: none firing or pending/);
});
