import type { Page } from '@playwright/test';
import { expect, test } from './stack';

const HEIGHTS: Readonly<Record<number, number>> = { 1280: 720, 1920: 1080, 3840: 2160 };

/** Panels whose plots are in one row: two per row on a laptop, all four of traffic and errors on a monitor. */
const LAPTOP_ROWS = [
  ['requests', 'error-ratio'],
  ['requests-by-endpoint', 'errors-by-endpoint'],
  ['cpu', 'memory'],
];
const MONITOR_ROWS = [
  ['requests', 'requests-by-endpoint', 'error-ratio', 'errors-by-endpoint'],
  ['cpu', 'memory'],
];

/**
 * Top and bottom of the plots of these panels in viewport pixels; read in one call, because content above may move all
 * of them.
 */
function plotsOf(page: Page, ids: readonly string[]): Promise<{ top: number; bottom: number }[]> {
  return page.evaluate((panels) => {
    return panels.map((id) => {
      const { top = NaN, bottom = NaN } =
        document.querySelector(`[data-panel="${id}"] [data-chart]`)?.getBoundingClientRect() ?? {};
      return { top, bottom };
    });
  }, ids);
}

for (const { width, rows } of [
  { width: 1280, rows: LAPTOP_ROWS },
  { width: 1920, rows: MONITOR_ROWS },
  { width: 3840, rows: MONITOR_ROWS },
]) {
  test(`at ${width} px plots in one row are aligned, whatever is above and below them`, async ({ vigie, page }) => {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 0 });
    await vigie.openSettled({ refresh: 'off' });
    // This legend has more entries than it shows, next to charts with figures in two lines.
    await expect(vigie.panel('requests-by-endpoint').getByRole('button', { name: /^\d+ more$/ })).toHaveCount(1);
    for (const ids of rows) {
      const plots = await plotsOf(page, ids);
      const [first = { top: NaN, bottom: NaN }] = plots;
      expect(first.bottom - first.top).toBeGreaterThanOrEqual(144);
      expect(plots, ids.join(', ')).toEqual(ids.map(() => first));
    }
  });
}

test('the numbers of a section are in one line from 1600 px on', async ({ vigie, page }) => {
  await vigie.openSettled({ refresh: 'off' });
  const lines = () =>
    page
      .locator('main section > header:has([data-panel])')
      .evaluateAll((heads) =>
        heads.map(
          (head) =>
            new Set([...head.querySelectorAll('[data-panel]')].map((stat) => stat.getBoundingClientRect().top)).size,
        ),
      );
  // 1905 px is a monitor of 1920 px minus a scroll bar.
  for (const width of [1600, 1680, 1889, 1890, 1905]) {
    await page.setViewportSize({ width, height: 1080 });
    await expect.poll(lines, `${width} px`).toEqual([1, 1, 1, 1]);
  }
});

test('at 1600 px no text in a chart header is truncated', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1600, height: 1080 });
  await vigie.openSettled({ refresh: 'off' });
  await expect(vigie.panel('error-ratio')).toContainText('of limit');
  const cut = page
    .locator('article[data-panel] > header [title]')
    .evaluateAll((all) =>
      all.filter((words) => words.scrollWidth > words.clientWidth).map((words) => words.textContent),
    );
  expect(await cut).toEqual([]);
});

/**
 * Sections below the verdict in order of position. On a phone only those above the tables, because the number of lines
 * of text before the tables is not known in advance.
 */
const BELOW = ['Signals', 'Alerts', 'Traffic', 'Errors', 'Latency', 'System', 'Instances'];
const ALL_BELOW = [...BELOW, 'Endpoints', 'Fleet'];

/** Runs in the page: records in every frame, once there is a verdict, at which positions these sections start. */
function watchTops(names: readonly string[]): void {
  const tops: Record<string, number[]> = {};
  Object.assign(globalThis, { tops });
  const look = () => {
    const isJudged = document.querySelector('[data-verdict]:not([data-verdict="loading"])') !== null;
    for (const name of isJudged ? names : []) {
      const part = document.querySelector(`main section[aria-label="${name}"]`);
      if (part === null) continue;
      const top = Math.round(part.getBoundingClientRect().top + scrollY);
      tops[name] = [...new Set([...(tops[name] ?? []), top])];
    }
    requestAnimationFrame(look);
  };
  look();
}

for (const { width, height, names } of [
  { width: 390, height: 844, names: BELOW },
  { width: 1280, height: 720, names: ALL_BELOW },
  { width: 1920, height: 1080, names: ALL_BELOW },
  { width: 3840, height: 2160, names: ALL_BELOW },
]) {
  test(`at ${width} px no section below the verdict moves while the rest loads`, async ({ vigie, page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(watchTops, names);
    await vigie.openSettled();
    // The comparison with an hour ago and the system metrics are queried last.
    await expect(vigie.page.getByRole('region', { name: 'Runtime' })).toBeAttached();
    await expect(vigie.page.getByRole('region', { name: 'Saturation' })).toBeAttached();
    const tops = await page.evaluate<Record<string, number[]>>('tops');
    expect(Object.keys(tops)).toEqual(expect.arrayContaining(names));
    for (const [name, seen] of Object.entries(tops)) expect(seen, name).toHaveLength(1);
  });
}

test.describe('a refused query', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('shows its error in the space of the plot, without moving anything', async ({ vigie, page }) => {
    await vigie.openSettled({ refresh: '5s' });
    const panel = vigie.panel('cpu');
    const before = await panel.boundingBox();
    const error = 'query processing would load too many samples into memory in query execution: '.repeat(4);
    await page.route('**/api/v1/query_range', (route) =>
      route.fulfill({ status: 422, json: { status: 'error', errorType: 'execution', error } }),
    );
    const message = panel.getByText('query processing would load too many samples');
    await expect(message).toBeVisible();
    expect((await panel.boundingBox())?.height).toBe(before?.height);
    // Read in one call, because content elsewhere may move both.
    const { said, plot } = await panel.evaluate((element) => {
      const boxOf = (part: Element | null | undefined) => part?.getBoundingClientRect().toJSON() as DOMRect | undefined;
      return {
        said: boxOf([...element.querySelectorAll('p')].find(({ title }) => title.startsWith('query processing'))),
        plot: boxOf(element.querySelector('[data-chart]')),
      };
    });
    expect(plot?.height).toBeGreaterThan(60);
    expect(said?.bottom ?? Infinity).toBeLessThanOrEqual(plot?.top ?? 0);
  });
});
