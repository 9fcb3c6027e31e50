import type { Page, Route } from '@playwright/test';
import { expect, test } from './stack';

/**
 * Longer than the interval between two checks for a new build, and than the idle time required before a reload;
 * milliseconds.
 */
const CHECK_INTERVAL_MS = 61_000;

/** The document itself, none of its assets. */
const PAGE = /\/user\/(\?.*)?$/;

const buildOf = (page: Page) => page.locator('meta[name="build"]').getAttribute('content');

/** Counts page loads from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

/** Makes the server offer another build: a new id, and `serve` answers requests for the document. */
async function deploy(page: Page, serve: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/build.json', (route) => route.fulfill({ json: { id: 'another' } }));
  await page.route(PAGE, serve);
}

/** Serves the same document with the id of the other build. */
async function serveNewBuild(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.text()).replace(/(<meta name="build" content=")[^"]+/, '$1another');
  await route.fulfill({ response, body });
}

/** Lets the idle page check for a new build this many times, and waits for the requests that each check causes. */
async function checkForBuilds(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await untilChecked(page, () => page.clock.fastForward(CHECK_INTERVAL_MS));
}

/** All requests after a check are sent at once, so this much silence means that it is complete. Milliseconds. */
const QUIET_MS = 300;

/** Runs `act`, which makes the page check for a build, and waits until it has no further requests. */
async function untilChecked(page: Page, act: () => Promise<void>): Promise<void> {
  const checked = page.waitForResponse('**/build.json');
  let lastRequestAt = 0;
  const noteRequest = () => void (lastRequestAt = performance.now());
  page.on('request', noteRequest);
  await act();
  await checked;
  noteRequest();
  await expect.poll(() => performance.now() - lastRequestAt, { intervals: [50] }).toBeGreaterThan(QUIET_MS);
  page.off('request', noteRequest);
}

test('an idle page reloads once into a new build and keeps its URL', async ({ vigie, page }) => {
  await page.clock.install();
  await vigie.openSettled({ service: 'backend', endpoint: '/api/users', refresh: 'off', tz: 'Asia/Tokyo' });
  const [loads, address] = [countLoads(page), page.url()];
  await deploy(page, serveNewBuild);
  await checkForBuilds(page, 1);
  await expect.poll(() => buildOf(page)).toBe('another');
  expect(page.url()).toBe(address);
  await vigie.settle();
  await checkForBuilds(page, 12);
  expect(loads()).toBe(1);
});

test('a server that announces a new build but serves the old page causes one reload only', async ({ vigie, page }) => {
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  const loads = countLoads(page);
  await deploy(page, (route) => route.fallback());
  await checkForBuilds(page, 1);
  await expect.poll(loads).toBe(1);
  await vigie.settle();
  await checkForBuilds(page, 12);
  expect(loads()).toBe(1);
});

test('the page does not reload while it is in use', async ({ vigie, page }) => {
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  const loads = countLoads(page);
  await deploy(page, serveNewBuild);
  await untilChecked(page, async () => {
    for (let n = 0; n < 8; n++) {
      await page.mouse.move(300 + n, 300);
      await page.clock.fastForward(10_000);
    }
  });
  expect(loads()).toBe(0);
  await checkForBuilds(page, 1);
  await expect.poll(loads).toBe(1);
});

type Answer = (route: Route) => Promise<void>;

const notFound: Answer = (route) => route.fulfill({ status: 404, body: 'Not Found' });
const pageWith =
  (body: string): Answer =>
  (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${body}` });
const withScript = pageWith('<script type="module" src="./assets/new.js"></script>');

/** Responses for the document of the new build and, where that references it, for `assets/new.js`. */
const BROKEN: Readonly<Record<string, { page: Answer; script?: Answer }>> = {
  'has no document': { page: notFound },
  'has another document': { page: pageWith('<title>Welcome to nginx!</title>') },
  'lacks its script': { page: withScript, script: notFound },
  'has HTML instead of its script': { page: withScript, script: pageWith('') },
};

test.describe('a broken new build', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('does not replace the running page', async ({ vigie, page }) => {
    await page.clock.install();
    await vigie.openSettled({ refresh: '10s' });
    const loads = countLoads(page);
    let build: { page: Answer; script?: Answer } = { page: notFound };
    let isDecided = false;
    // The page decides after the response for the script, or for the document where that has no script.
    const answer = (part: 'page' | 'script') => async (route: Route) => {
      const { [part]: give = notFound, script } = build;
      await give(route);
      isDecided ||= part === 'script' || script === undefined;
    };
    await deploy(page, answer('page'));
    await page.route('**/assets/new.js', answer('script'));
    for (const [what, parts] of Object.entries(BROKEN)) {
      build = parts;
      isDecided = false;
      await checkForBuilds(page, 1);
      await expect.poll(() => isDecided, { message: what }).toBe(true);
      expect(loads(), `a build that ${what}`).toBe(0);
      // The value may be stale by now, because the clock was advanced; it must still be there.
      await expect(vigie.light('traffic').locator('[data-value]')).toHaveText(/\d/);
    }
    // A complete build is loaded, which also proves that the broken ones were not merely late.
    build = { page: serveNewBuild };
    await checkForBuilds(page, 1);
    await expect.poll(() => buildOf(page)).toBe('another');
    // The meta tag can be read before the load event.
    await expect.poll(loads).toBe(1);
  });
});

test.describe('a chunk of the running build that the server no longer has', () => {
  test.use({ tolerated: /Failed to load resource|dynamically imported module/ });

  test('reloads the page once; if it is still missing, only its panel fails, and retries', async ({ vigie, page }) => {
    await vigie.openSettled({ refresh: 'off' });
    const loads = countLoads(page);
    await page.route('**/assets/explain-dialog-*.js', (route) => route.fulfill({ status: 404, body: 'Not Found' }));
    const explain = async () => {
      await vigie.panel('memory').hover();
      await vigie
        .panel('memory')
        .getByRole('button', { name: /^About / })
        .click();
      await vigie
        .panel('memory')
        .getByRole('menuitem', { name: /Explain/ })
        .click();
    };
    await explain();
    await expect.poll(loads).toBe(1);
    await vigie.settle();
    await explain();
    const failed = page.getByRole('alert').filter({ hasText: 'cannot be drawn' });
    await expect(failed).toHaveCount(1);
    await expect(vigie.panel('cpu').getByRole('application')).toBeVisible();
    await expect(failed).toHaveCount(0, { timeout: 20_000 });
    await expect(vigie.panel('memory')).toHaveAttribute('data-state', 'fresh');
    expect(loads()).toBe(1);
  });

  test('does not cause a reload loop, even if charts cannot be loaded at all', async ({ vigie, page }) => {
    await page.route('**/assets/charts-*.js', (route) => route.fulfill({ status: 404, body: 'Not Found' }));
    const loads = countLoads(page);
    await vigie.open({ refresh: 'off' });
    await expect.poll(loads).toBe(2);
    await expect(vigie.light('traffic').locator('[data-value]')).toHaveText(/\d/);
    const failed = page.getByRole('alert').first();
    await expect(failed).toContainText('cannot be drawn');
    // The countdown restarts after each failed retry. A range of seconds, because one second may pass between two
    // polls.
    await expect(failed).toContainText(/Trying again in [1-5] s/);
    await expect(failed).toContainText(/Trying again in ([6-9]|10) s/);
    expect(loads()).toBe(2);
  });
});
