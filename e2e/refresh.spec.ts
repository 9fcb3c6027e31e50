import type { Page } from '@playwright/test';
import type { PrometheusApi } from './prometheus';
import { expressionsOf, questionOf } from './questions';
import { expect, test } from './stack';

/**
 * Chromium without a window never hides a tab, so the two things that a page sees of it are made: the property and the
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

/** That nothing happens can only be seen over time; the server's clock says how much has passed. */
async function untilPassed(prometheus: PrometheusApi, seconds: number): Promise<void> {
  const start = await prometheus.now();
  await expect
    .poll(async () => (await prometheus.now()) - start, { intervals: [250], timeout: 30_000 })
    .toBeGreaterThan(seconds);
}

/**
 * For who counts what is asked: no answer is waited for longer than this, and what a busy machine leaves unanswered is
 * asked again. Seconds.
 */
const REFRESH = 10;

test('a hidden tab asks nothing, and waking up refreshes once', async ({ vigie, questions, prometheus, page }) => {
  await vigie.openSettled({ refresh: `${REFRESH}s` });
  await hide(page, true);
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, REFRESH + 1);
  expect(questions.all.length).toBe(before);

  await hide(page, false);
  await expect.poll(() => questions.all.length, { intervals: [20] }).toBeGreaterThan(before);
  // Hidden again, so that no other refresh follows this one, however long it takes.
  await hide(page, true);
  await questions.untilQuiet();
  const woken = questions.all.slice(before).map(({ path, parameters }) => `${path} ${parameters.get('query') ?? ''}`);
  expect(woken.length).toBe(new Set(woken).size);
});

test('a fixed range is asked once', async ({ vigie, questions, prometheus }) => {
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
  test(`a browser whose clock is a day ${word} shows ages on the clock of the server, and says so`, async ({
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
    // A day off would be 86,400; the rest is how long a scrape and a refresh may lie back on a busy machine. The panels
    // are rendered after the bar.
    await expect.poll(() => vigie.age('request-rate')).toBeLessThan(60);
  });
}

for (const { off, word } of [
  { off: 2 * 3_600_000, word: 'fast' },
  { off: -2 * 3_600_000, word: 'slow' },
]) {
  test(`a proxy whose clock is two hours ${word} makes no sample old or young, and is told of`, async ({
    vigie,
    page,
  }) => {
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

test('a clock that is set forward while the page is open makes no sample old: it is checked first', async ({
  vigie,
  page,
}) => {
  await page.clock.install();
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
  // Prometheus tells the time within milliseconds; held until the next second, it cannot be told before the page has
  // said that it asks.
  let tellTheTime = () => {};
  const isSaid = new Promise<void>((resolve) => (tellTheTime = resolve));
  await page.route('**/api/v1/**', async (route) => {
    await isSaid;
    await route.continue();
  });
  await page.clock.setSystemTime(Date.now() + 3 * 3_600_000);
  await expect(page.locator('[data-freshness]')).toContainText('checking');
  tellTheTime();
  await expect(vigie.problems).toContainText(/The clock of this browser is (2\sh\s59|3\sh\s00)\smin fast/);
  await expect(page.locator('[data-freshness]')).not.toContainText('checking');
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((text) => !text.startsWith('current') || /\d\sh/.test(text))).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('pausing stops the refresh, and resuming takes it up again', async ({ vigie, questions, prometheus, page }) => {
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

test('since when the verdict is as it is counts on between two refreshes, as the alerts do', async ({ vigie }) => {
  await vigie.openSettled({ from: 'now-5m', refresh: '5m' });
  const since = vigie.verdict.getByText(/^(OK|Warning|Critical|Unknown) since/);
  const before = await since.innerText();
  await expect.poll(() => since.innerText()).not.toBe(before);
});

test('at most four questions are under way at once, however many there are', async ({ vigie, page }) => {
  let underWay = 0;
  let most = 0;
  let total = 0;
  await page.route('**/api/v1/**', async (route) => {
    total += 1;
    underWay += 1;
    most = Math.max(most, underWay);
    const response = await route.fetch();
    // Slow enough that all who may ask at the same time do.
    await new Promise((resolve) => setTimeout(resolve, 100));
    underWay -= 1;
    await route.fulfill({ response });
  });
  await vigie.openSettled();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect(total).toBeGreaterThan(12);
  expect(most).toBeLessThanOrEqual(4);
  expect(most).toBeGreaterThan(2);
});

for (const service of ['shop-api', 'backend']) {
  test(`one refresh of ${service} is at most twelve questions, none of them twice`, async ({
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
    // The alerts and the numbers; the lines as well once their grid has a new instant. A server that is too busy to
    // answer for all charts at once is asked about each, until the next refresh or so.
    const isOneRefresh = async () => {
      const count = await countOne();
      return count > 1 && count <= 12;
    };
    await expect.poll(isOneRefresh, { timeout: 90_000 }).toBe(true);
  });
}

test('what is new of the charts is one question, of vectors that were answered by themselves before', async ({
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

test('a live range is asked only for what is new', async ({ vigie, questions }) => {
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

test('what a refresh costs Prometheus stands on the page, which asks less often where that is too much', async ({
  vigie,
  questions,
  prometheus,
  page,
}) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: { serverShare: 1e-6 } }));
  await vigie.openSettled({ refresh: '2s' });
  await expect(page.getByText(/^A refresh: \d+\squestions, [\d.]+(\sk)? samples, .*, .* of a core$/)).toBeAttached();
  // The longest that it waits: of every refresh it is known that it costs more than a millionth of a core.
  await expect(page.locator('[data-freshness]')).toContainText('every 15\u00a0min');
  await questions.untilQuiet();
  const before = questions.all.length;
  await untilPassed(prometheus, 5);
  expect(questions.all.length).toBe(before);
});

test('while nothing is asked, nobody is blamed for old answers', async ({ vigie, page }) => {
  // Kept short: what is judged by its age must be judged as of the answer.
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  await expect(vigie.alerts).toContainText('evaluated');
  await page.clock.runFor('05:00');
  // By then the page has shown that so much time has passed.
  await expect(page.locator('[data-freshness]')).toContainText(/5\smin/);
  await expect(page.getByRole('list', { name: 'Alerting problems' })).toHaveCount(0);
  await expect(vigie.alerts).toHaveAttribute('data-cause', 'quiet');
});
