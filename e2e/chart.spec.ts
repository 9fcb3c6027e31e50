import type { Locator, Page } from '@playwright/test';
import { settledMoment } from './moment';
import { readNumber, expectShown } from './shown-number';
import { expect, test } from './stack';
import { pointAt, readTooltip } from './tooltip';
import type { VigiePage } from './vigie-page';

const RATE = 'sum by (endpoint) (rate(http_requests_total{job="shop-api"}[1m]))';
const quantile = (q: number) =>
  `histogram_quantile(${q}, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"}[5m])))`;

async function drag(page: Page, chart: Locator, from: number, to: number): Promise<void> {
  await pointAt(chart, from);
  const box = await chart.boundingBox();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * to, (box?.y ?? 0) + (box?.height ?? 0) / 2, { steps: 4 });
  await page.mouse.up();
}

/** Opens a fixed range for which every target has samples at the places where charts are read. */
async function openFixed(vigie: VigiePage, prometheus: Parameters<typeof settledMoment>[0]): Promise<void> {
  await expect.poll(() => prometheus.number('min(up{job="shop-api"} offset 1m)'), { timeout: 90_000 }).toBe(1);
  const { from, to } = await settledMoment(prometheus, 300);
  await vigie.openSettled({ from, to });
}

test('tooltip values are those that Prometheus returns for that time', async ({ vigie, prometheus }) => {
  await openFixed(vigie, prometheus);
  await pointAt(vigie.chart('requests-by-endpoint'), 0.95);
  const { time, rows } = await readTooltip(vigie.tooltip('requests-by-endpoint'));
  const byEndpoint = new Map(
    (await prometheus.instant(RATE, time)).map(({ labels, value }) => [labels['endpoint'] ?? '', value]),
  );
  const named = rows.filter(([name]) => byEndpoint.has(name));
  expect(named.length).toBeGreaterThanOrEqual(7);
  for (const [name, text] of named) expectShown(text, byEndpoint.get(name) ?? NaN);
  const values = rows.map(([, text]) => readNumber(text).value);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  // Series beyond the legend are summed in one row.
  const [others] = rows.filter(([name]) => !byEndpoint.has(name));
  const rest = [...byEndpoint]
    .filter(([name]) => !named.some(([shown]) => shown === name))
    .reduce((sum, [, value]) => sum + value, 0);
  expectShown(others?.[1] ?? '', rest);
});

test('the latency tooltip lists p99, p95 and p50 with the values of Prometheus', async ({ vigie, prometheus }) => {
  await openFixed(vigie, prometheus);
  await pointAt(vigie.chart('latency'), 0.85);
  const { time, rows } = await readTooltip(vigie.tooltip('latency'));
  expect(rows.map(([name]) => name)).toEqual(['p99', 'p95', 'p50']);
  for (const [name, text] of rows)
    expectShown(text, await prometheus.number(quantile(Number(name.slice(1)) / 100), time));
});

test('all charts show the crosshair, only the hovered one a tooltip', async ({ vigie, prometheus, page }) => {
  await openFixed(vigie, prometheus);
  // The second canvas of a chart draws the crosshair. The chart of errors by endpoint has none before a first request
  // has failed.
  const crosshairs = page
    .locator('[data-panel]:not([data-panel="errors-by-endpoint"]) [data-chart]')
    .locator('canvas:nth-of-type(2):visible');
  await expect(crosshairs).toHaveCount(0);
  await pointAt(vigie.chart('latency'), 0.8);
  await expect(crosshairs).toHaveCount(6);
  await expect(page.locator('output[data-tooltip]')).toHaveCount(1);
  await page.mouse.move(2, 2);
  await expect(crosshairs).toHaveCount(0);
});

test('dragging over a chart zooms all of them, and Back undoes it', async ({ vigie, prometheus, page }) => {
  const length = 300;
  const { at, from, to } = await settledMoment(prometheus, length);
  await vigie.openSettled({ from, to });
  await drag(page, vigie.chart('requests'), 0.6, 0.95);
  await expect.poll(() => vigie.parameter('from')).not.toEqual([from]);
  const [start = NaN, end = NaN] = [...vigie.parameter('from'), ...vigie.parameter('to')].map(Number);
  // The plot starts right of the y axis, so shares of the chart width are not exactly shares of the range.
  expect(start).toBeGreaterThan(at - 0.5 * length);
  expect(end).toBeGreaterThan(at - 0.15 * length);
  expect(end).toBeLessThan(at);
  await vigie.settle();
  // A chart shows the previous range until the new one is answered.
  const distance = async () => {
    await pointAt(vigie.chart('memory'), 0.98);
    return Math.abs((await readTooltip(vigie.tooltip('memory'))).time - end);
  };
  await expect.poll(distance).toBeLessThan(0.1 * (end - start));

  await page.goBack();
  await vigie.expectParameter('from', [from]);
  await vigie.expectParameter('to', [to]);
});

test('the legend hides a line, and shows a single one with Ctrl', async ({ vigie, prometheus }) => {
  await openFixed(vigie, prometheus);
  const panel = vigie.panel('requests-by-endpoint');
  const swatch = (name: string) => panel.getByRole('button', { name: `Show ${name}`, exact: true });
  const shown = async () => {
    await pointAt(vigie.chart('requests-by-endpoint'), 0.95);
    const { rows } = await readTooltip(vigie.tooltip('requests-by-endpoint'));
    return rows.map(([name]) => name);
  };
  const before = await shown();
  await swatch('GET /products').click();
  await expect(swatch('GET /products')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(shown).toEqual(before.filter((name) => name !== 'GET /products'));
  await swatch('GET /search').click({ modifiers: ['Control'] });
  await expect.poll(shown).toEqual(['GET /search']);
  await swatch('GET /search').click({ modifiers: ['Control'] });
  await expect.poll(async () => (await shown()).toSorted()).toEqual(before.toSorted());
});

test('arrow keys move the tooltip sample by sample, and Escape closes it', async ({ vigie, prometheus, page }) => {
  await openFixed(vigie, prometheus);
  await vigie.chart('error-ratio').focus();
  await page.keyboard.press('End');
  const { time: last } = await readTooltip(vigie.tooltip('error-ratio'));
  await expect(vigie.tooltip('error-ratio')).toHaveAttribute('aria-live', 'polite');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  // Samples are one scrape interval (2 s) apart.
  await expect.poll(async () => (await readTooltip(vigie.tooltip('error-ratio'))).time).toBe(last - 4);
  await page.keyboard.press('Escape');
  await expect(vigie.tooltip('error-ratio')).toHaveCount(0);
});
