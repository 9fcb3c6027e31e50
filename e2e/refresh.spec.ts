import type { Page } from '@playwright/test';
import type { PrometheusApi } from './prometheus';
import { expressionsOf, questionOf } from './questions';
import { expect, test } from './stack';

/**
 * Headless Chromium never hides a tab, so the two things that a page sees of it are simulated: the properties and the
 * event.
 */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (value ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Waits on the clock of the server, to show that nothing happens for some time. */
async function untilPassed(prometheus: PrometheusApi, seconds: number): Promise<void> {
  const start = await prometheus.now();
  await expect
    .poll(async () => (await prometheus.now()) - start, { intervals: [250], timeout: 30_000 })
    .toBeGreaterThan(seconds);
}

/**
 * Long for tests that count requests: a request times out after one interval, and would be repeated on a busy machine.
 * Seconds.
 */
const REFRESH = 10;

test('a hidden tab sends no requests, and refreshes once when it is shown again', async ({
  vigie,
  questions,
  prometheus,
  page,
}) => {
  await vigie.openSettled({ refresh: `${REFRESH}s` });
  await hide(page, true);
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, REFRESH + 1);
  expect(questions.all.length).toBe(before);

  await hide(page, false);
  await expect.poll(() => questions.all.length, { intervals: [20] }).toBeGreaterThan(before);
  // Hidden again, so that no second refresh follows.
  await hide(page, true);
  await questions.untilQuiet();
  const woken = questions.all.slice(before).map(({ path, parameters }) => `${path} ${parameters.get('query') ?? ''}`);
  expect(woken.length).toBe(new Set(woken).size);
});

test('a fixed range is queried once', async ({ vigie, questions, prometheus }) => {
  const now = Math.floor(await prometheus.now());
  await vigie.openSettled({ from: String(now - 300), to: String(now - 5), refresh: `${REFRESH}s` });
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, REFRESH + 1);
  expect(questions.all.slice(before)).toEqual([]);
});

const DAY_MS = 86_400_000;

for (const { off, word } of [
  { off: DAY_MS, word: 'fast' },
  { off: -DAY_MS, word: 'slow' },
]) {
  test(`with a browser clock a day ${word} ages use the clock of the server, and the page warns`, async ({
    vigie,
    page,
  }) => {
    await page.clock.setSystemTime(Date.now() + off);
    await vigie.openSettled({ refresh: `${REFRESH}s` });
    await expect(page.getByRole('list', { name: 'Problems' })).toContainText(
      new RegExp(`The clock of this browser is (23\\sh\\s59\\smin|1\\sd\\s0\\sh) ${word}`),
    );
    await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current');
    await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'fresh');
    // A wrong clock would give 86,400 s; 60 s leaves room for a late scrape and refresh. Panels are rendered after the
    // toolbar, hence polled.
    await expect.poll(() => vigie.age('request-rate')).toBeLessThan(60);
  });
}

for (const { off, word } of [
  { off: 2 * 3_600_000, word: 'fast' },
  { off: -2 * 3_600_000, word: 'slow' },
]) {
  test(`with a proxy clock two hours ${word} ages stay correct, and the page warns`, async ({ vigie, page }) => {
    await page.route('**/api/v1/**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), date: new Date(Date.now() + off).toUTCString() },
      });
    });
    await vigie.openSettled({ refresh: `${REFRESH}s` });
    await expect(vigie.problems).toContainText(
      new RegExp(`The Date header of the answers of .+ is (1\\sh\\s59|2\\sh\\s00)\\smin ${word}`),
    );
    await expect(vigie.problems).not.toContainText('The clock of this browser');
    await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current');
    await expect.poll(() => vigie.age('request-rate')).toBeLessThan(60);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('a browser clock set forward makes no sample stale: it is checked first', async ({ vigie, questions, page }) => {
  await page.clock.install();
  // Prometheus answers within milliseconds; its response is held back until the page has shown that it is checking.
  let isHeld = false;
  let releaseResponses = () => {};
  const released = new Promise<void>((resolve) => (releaseResponses = resolve));
  await page.route('**/api/v1/**', async (route) => {
    if (isHeld) await released;
    await route.continue();
  });
  await vigie.openSettled({ refresh: `${REFRESH}s` });
  await page.evaluate(() => {
    const place = document.querySelector('[data-freshness]');
    const said: string[] = [];
    new MutationObserver(() => said.push(`${place?.getAttribute('data-freshness')} ${place?.textContent}`)).observe(
      document.body,
      { subtree: true, childList: true, characterData: true, attributes: true },
    );
    Object.assign(window, { said });
  });
  // A response that was already on its way would correct the clock before the page has shown anything.
  await questions.untilQuiet();
  isHeld = true;
  await page.clock.setSystemTime(Date.now() + 3 * 3_600_000);
  await expect(page.locator('[data-freshness]')).toContainText('checking');
  releaseResponses();
  await expect(vigie.problems).toContainText(/The clock of this browser is (2\sh\s59|3\sh\s00)\smin fast/);
  await expect(page.locator('[data-freshness]')).not.toContainText('checking');
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((text) => !text.startsWith('current') || /\d\sh/.test(text))).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('pausing stops the refresh, and resuming restarts it', async ({ vigie, questions, prometheus, page }) => {
  await vigie.openSettled({ refresh: `${REFRESH}s` });
  await page.getByRole('button', { name: 'Pause refreshing' }).click();
  await vigie.expectParameter('refresh', ['off']);
  await expect(page.locator('[data-freshness]')).toContainText('paused');
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, REFRESH + 1);
  expect(questions.all.length).toBe(before);
  await page.getByRole('button', { name: 'Resume refreshing' }).click();
  await vigie.expectParameter('refresh', [`${REFRESH}s`]);
  await expect.poll(() => questions.all.length).toBeGreaterThan(before);
});

test('the duration of the verdict counts on between two refreshes', async ({ vigie }) => {
  await vigie.openSettled({ from: 'now-5m', refresh: '5m' });
  const since = vigie.verdict.getByText(/^(OK|Warning|Critical|Unknown) since/);
  const before = await since.innerText();
  await expect.poll(() => since.innerText()).not.toBe(before);
});

test('at most four requests are in flight at once', async ({ vigie, page }) => {
  let inFlight = 0;
  let most = 0;
  let total = 0;
  await page.route('**/api/v1/**', async (route) => {
    total += 1;
    inFlight += 1;
    most = Math.max(most, inFlight);
    const response = await route.fetch();
    // Slow enough for all allowed requests to overlap.
    await new Promise((resolve) => setTimeout(resolve, 100));
    inFlight -= 1;
    await route.fulfill({ response });
  });
  await vigie.openSettled();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect(total).toBeGreaterThan(12);
  expect(most).toBeLessThanOrEqual(4);
  expect(most).toBeGreaterThan(2);
});

for (const service of ['shop-api', 'backend']) {
  test(`a refresh of ${service} takes at most twelve requests, none of them twice`, async ({
    vigie,
    questions,
    page,
  }) => {
    await vigie.openSettled({ service, refresh: `${REFRESH}s` });
    await questions.untilQuiet();
    const countOne = async () => {
      const before = questions.all.length;
      const first = await page.waitForRequest((request) => questionOf(request) !== null);
      expect(questionOf(first)).not.toBeNull();
      await questions.untilQuiet();
      const asked = questions.all.slice(before);
      const said = asked.map(
        ({ path, parameters }) => `${path} ${parameters.get('query') ?? ''} ${parameters.get('type') ?? ''}`,
      );
      expect(said.length).toBe(new Set(said).size);
      test.info().annotations.push({
        type: 'measured',
        description: `${asked.length} questions, ${expressionsOf(asked).length} expressions`,
      });
      return asked.length;
    };
    // A refresh reads alerts and numbers, and range queries once their grid has a new step. When a busy server is too
    // slow for the combined query, each chart is queried alone for a refresh or so.
    const isOneRefresh = async () => {
      const count = await countOne();
      return count > 1 && count <= 12;
    };
    await expect.poll(isOneRefresh, { timeout: 90_000 }).toBe(true);
  });
}

test('a refresh queries new points of all charts with one combined query of known expressions', async ({
  vigie,
  prometheus,
  questions,
}) => {
  await vigie.openSettled({ refresh: '5s' });
  const ranges = () =>
    questions.all.flatMap(({ path, parameters }) => (path === 'query_range' ? (parameters.get('query') ?? '') : []));
  const common = () => ranges().find((expr) => expr.includes('"__part", "1"')) ?? '';
  await expect.poll(common, { timeout: 60_000 }).not.toBe('');
  const before = ranges().slice(0, ranges().indexOf(common()));
  const rest = before.reduce((expr, part) => expr.replace(`label_replace(${part}, "__part", `, ''), common());
  expect(rest).toMatch(/^("\d+", "", ""\)( or )?)+$/);
  expect(await prometheus.accepts(common())).toEqual({ ok: true, error: '' });
});

test('a refresh of a live range queries only new points', async ({ vigie, questions }) => {
  await vigie.openSettled({ refresh: `${REFRESH}s`, from: 'now-15m' });
  await questions.untilQuiet();
  const spans = () =>
    questions.all
      .filter(({ path }) => path === 'query_range')
      .map(({ parameters }) => Number(parameters.get('end')) - Number(parameters.get('start')));
  const whole = Math.max(...spans());
  expect(whole).toBeGreaterThanOrEqual(900 - 4);
  const before = spans().length;
  await expect.poll(() => spans().length).toBeGreaterThan(before);
  for (const span of spans().slice(before)) expect(span).toBeLessThan(whole / 4);
});

test('the cost of a refresh is shown, and refreshes become rarer when it is too high', async ({
  vigie,
  questions,
  prometheus,
  page,
}) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: { serverShare: 1e-6 } }));
  await vigie.openSettled({ refresh: '2s' });
  await expect(page.getByText(/^A refresh: \d+\squestions, [\d.]+(\sk)? samples, .*, .* of a core$/)).toBeAttached();
  // 15 min is the longest interval: every refresh costs more than a millionth of a core.
  await expect(page.locator('[data-freshness]')).toContainText('every 15\u00a0min');
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, 5);
  expect(questions.all.length).toBe(before);
});

test('with refreshing off old answers do not make the rules late', async ({ vigie, questions, page }) => {
  // Ages are judged as of the answer, not as of now.
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  await expect(vigie.alerts).toContainText('evaluated');
  // An answer that arrived within the simulated minutes would correct the page's clock by them.
  await questions.untilQuiet();
  const asked = questions.all.length;
  await page.clock.runFor('05:00');
  expect(questions.all.length).toBe(asked);
  // The page shows that this time has passed.
  await expect(page.locator('[data-freshness]')).toContainText(/5\smin/);
  await expect(vigie.alerts).toHaveAttribute('data-cause', 'quiet');
  // Until a first request has failed, the rules about failures have a problem of their own.
  await expect(page.getByRole('list', { name: 'Alerting problems' }).getByText('last evaluated')).toHaveCount(0);
});
