import { CONNECTION_ERRORS } from './browser-errors';
import { reportDuration } from './report-duration';
import { expect, test } from './stack';

/** Seconds between refreshes. */
const REFRESH = 5;

test.describe('Prometheus is stopped and started while the page is open', () => {
  test.use({ tolerated: CONNECTION_ERRORS });

  test('all data is shown as stale, and as current again without a reload', async ({
    vigie,
    stack,
    prometheus,
    page,
  }) => {
    await vigie.openSettled({ refresh: `${REFRESH}s` });
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
    await page.evaluate(() => performance.mark('opened'));
    const shown = await vigie.numberIn(vigie.panel('request-rate'));
    expect(shown).toMatch(/\d/);

    await stack.prometheus.stop();
    const stoppedAt = performance.now();
    const banner = page.getByRole('status').filter({ hasText: 'does not answer' });
    await expect(banner).toHaveCount(1, { timeout: 60_000 });
    reportDuration('from the end of Prometheus to the banner', (performance.now() - stoppedAt) / 1000);
    await expect(banner).toContainText(/Showing the last answer, (\d+\smin\s)?\d+\ss old/);
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'unknown');
    await expect(page).toHaveTitle(/^(?!OK)/);
    await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'unreachable');
    await expect(vigie.whole).toHaveAttribute('data-state', /stale|error/);

    // Numbers stay, but none of them is shown as current.
    await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'stale');
    expect(await vigie.numberIn(vigie.panel('request-rate'))).toMatch(/\d/);
    await expect(page.locator('[data-panel]:is([data-state="fresh"], [data-state="zero"])')).toHaveCount(0);
    await expect.poll(() => vigie.age('request-rate')).toBeGreaterThan(2);
    await expect(vigie.light('traffic')).toContainText(/\d+\ss old/);
    await expect(banner).toHaveCount(1);

    await stack.prometheus.start();
    // Prometheus is ready before it has scraped: the outage ends when every target has a new sample.
    await expect.poll(() => prometheus.number('min(timestamp(up)) >= bool time() - 3'), { intervals: [100] }).toBe(1);
    const backAt = performance.now();
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok', { timeout: 60_000 });
    reportDuration('from the return of Prometheus to a current page', (performance.now() - backAt) / 1000);
    await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'fresh');
    await expect(banner).toHaveCount(0);
    // The performance mark would be lost in a reload.
    expect(await page.evaluate(() => performance.getEntriesByName('opened').length)).toBe(1);
  });
});

test.describe('Prometheus rejects queries', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('a page opened during an outage says so, and resumes by itself', async ({ vigie, page }) => {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 503, body: 'Service Unavailable' }));
    await vigie.open({ refresh: '2s' });
    await expect(vigie.headline).toContainText('does not answer');
    await expect(vigie.whole).toHaveAttribute('data-state', 'error');
    await page.unroute('**/api/v1/**');
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  });

  test('alerts that can no longer be read are unknown, not quiet', async ({ vigie, page }) => {
    await vigie.openSettled({ refresh: '2s' });
    await expect(vigie.alerts).toHaveAttribute('data-cause', 'quiet');
    await page.route('**/api/v1/**', (route) => route.abort('connectionrefused'));
    await expect(page.getByRole('status').filter({ hasText: 'does not answer' })).toHaveCount(1);
    await expect(vigie.alerts).toHaveAttribute('data-state', 'stale');
    await expect(vigie.alerts).toContainText('Unknown');
  });

  test('a rejected verdict query shows its error in the verdict, and the other panels work', async ({
    vigie,
    page,
  }) => {
    await page.route('**/api/v1/query', (route, request) => {
      if (!(request.postData() ?? '').includes('newestSample')) return route.fallback();
      return route.fulfill({
        status: 422,
        contentType: 'application/json',
        body: JSON.stringify({ status: 'error', errorType: 'execution', error: 'found duplicate series' }),
      });
    });
    await vigie.open({ refresh: '2s' });
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'unknown');
    await expect(vigie.verdict).toContainText('found duplicate series');
    for (const part of [vigie.verdict, vigie.light('errors'), vigie.whole])
      await expect(part).toHaveAttribute('data-state', 'error');
    await expect(vigie.panel('requests')).toHaveAttribute('data-state', /fresh|stale/);
    await page.unroute('**/api/v1/query');
    await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  });

  test('one rejected query affects one panel only', async ({ vigie, page }) => {
    await page.route('**/api/v1/query_range', (route, request) => {
      if (!(request.postData() ?? '').includes('process_resident_memory_bytes')) return route.fallback();
      return route.fulfill({
        status: 422,
        contentType: 'application/json',
        body: JSON.stringify({
          status: 'error',
          errorType: 'execution',
          error: 'query processing would load too many samples',
        }),
      });
    });
    await vigie.openSettled({ refresh: '2s' });
    await expect(vigie.panel('memory')).toHaveAttribute('data-state', 'error');
    await expect(vigie.panel('memory')).toContainText('query processing would load too many samples');
    await expect(vigie.panel('cpu')).toHaveAttribute('data-state', 'fresh');
    await expect(vigie.panel('requests')).toHaveAttribute('data-state', 'fresh');
    await page.unroute('**/api/v1/query_range');
    await expect(vigie.panel('memory')).toHaveAttribute('data-state', 'fresh');
  });
});
