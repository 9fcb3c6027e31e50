import type { Page } from '@playwright/test';
import { expect, test } from './stack';

const HEIGHTS: Readonly<Record<number, number>> = { 1280: 720, 1920: 1080, 3840: 2160 };

/** Panels whose plots stand in one row: from a monitor on all four of traffic and errors, below it two by two. */
const STACKED = [
  ['requests', 'error-ratio'],
  ['requests-by-endpoint', 'errors-by-endpoint'],
  ['cpu', 'memory'],
];
const BESIDE = [
  ['requests', 'requests-by-endpoint', 'error-ratio', 'errors-by-endpoint'],
  ['cpu', 'memory'],
];

/**
 * Where the plots of these panels begin and end, in pixels of the screen; read at once, because what comes to stand
 * above moves all of them.
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
  { width: 1280, rows: STACKED },
  { width: 1920, rows: BESIDE },
  { width: 3840, rows: BESIDE },
]) {
  test(`at ${width} px plots beside each other begin and end at the same height, whatever stands above and below them`, async ({
    vigie,
    page,
  }) => {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 0 });
    await vigie.openSettled({ refresh: 'off' });
    // More than a legend has places for, beside charts with figures in two lines.
    await expect(vigie.panel('requests-by-endpoint').getByRole('button', { name: /^\d+ more$/ })).toHaveCount(1);
    for (const ids of rows) {
      const plots = await plotsOf(page, ids);
      const [first = { top: NaN, bottom: NaN }] = plots;
      expect(first.bottom - first.top).toBeGreaterThanOrEqual(144);
      expect(plots, ids.join(', ')).toEqual(ids.map(() => first));
    }
  });
}

test('the numbers of a section stand in one line from the first wide screen on', async ({ vigie, page }) => {
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
  // The last is a monitor of 1920 px with a scroll bar.
  for (const width of [1600, 1680, 1889, 1890, 1905]) {
    await page.setViewportSize({ width, height: 1080 });
    await expect.poll(lines, `${width} px`).toEqual([1, 1, 1, 1]);
  }
});

test('what a chart shows stands whole beside its title and its limit on the narrowest wide screen', async ({
  vigie,
  page,
}) => {
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
 * What stands below the verdict, from the top of the page; of a phone all above the tables, as how many lines the text
 * before these takes there is not known before it.
 */
const BELOW = ['Signals', 'Alerts', 'Traffic', 'Errors', 'Latency', 'System', 'Instances'];
const ALL_BELOW = [...BELOW, 'Endpoints', 'Fleet'];

/**
 * Runs in the page: writes down at every frame of a page that has a verdict where these parts begin, each place once.
 */
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
  test(`at ${width} px nothing below the verdict moves while the rest is answered`, async ({ vigie, page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(watchTops, names);
    await vigie.openSettled();
    // The comparison with an hour ago and what surrounds the service are asked last.
    await expect(vigie.page.getByRole('region', { name: 'Runtime' })).toBeAttached();
    await expect(vigie.page.getByRole('region', { name: 'Saturation' })).toBeAttached();
    const tops = await page.evaluate<Record<string, number[]>>('tops');
    expect(Object.keys(tops)).toEqual(expect.arrayContaining(names));
    for (const [name, seen] of Object.entries(tops)) expect(seen, name).toHaveLength(1);
  });
}

test.describe('a question that is refused', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('moves nothing: what the server says takes its room from the plot', async ({ vigie, page }) => {
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
    // Read at once, as what the page says elsewhere may move both.
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
