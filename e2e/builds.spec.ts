import type { Page, Route } from '@playwright/test';
import { expect, test } from './stack';

/**
 * Longer than the page waits between two looks for a new build, and than it wants to be left alone before it makes way
 * for one; milliseconds.
 */
const A_LOOK = 61_000;

/** The page itself, and nothing beside it. */
const PAGE = /\/user\/(\?.*)?$/;

const buildOf = (page: Page) => page.locator('meta[name="build"]').getAttribute('content');

/** How often the page was loaded from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

/** Let the server offer another build: its id, and the page as `serve` answers it. */
async function deploy(page: Page, serve: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/build.json', (route) => route.fulfill({ json: { id: 'another' } }));
  await page.route(PAGE, serve);
}

/** The same page under the id of the other build. */
async function wholeBuild(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.text()).replace(/(<meta name="build" content=")[^"]+/, '$1another');
  await route.fulfill({ response, body });
}

/** Let the page look for a new build so often, while nobody touches it, and let come to an end what that sets off. */
async function lookForBuilds(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await untilLooked(page, () => page.clock.fastForward(A_LOOK));
}

/** Nothing more is asked of the server after a look: what it sets off is asked in one go. Milliseconds. */
const QUIET = 300;

/** Do what makes the page look, and wait until it has and has asked nothing more for a while. */
async function untilLooked(page: Page, act: () => Promise<void>): Promise<void> {
  const looked = page.waitForResponse('**/build.json');
  let askedAt = 0;
  const note = () => void (askedAt = performance.now());
  page.on('request', note);
  await act();
  await looked;
  note();
  await expect.poll(() => performance.now() - askedAt, { intervals: [50] }).toBeGreaterThan(QUIET);
  page.off('request', note);
}

test('a page that nobody touches makes way for a new build, keeps its address, and does so once', async ({
  vigie,
  page,
}) => {
  await page.clock.install();
  await vigie.openSettled({ service: 'backend', endpoint: '/api/users', refresh: 'off', tz: 'Asia/Tokyo' });
  const [loads, address] = [countLoads(page), page.url()];
  await deploy(page, wholeBuild);
  await lookForBuilds(page, 1);
  await expect.poll(() => buildOf(page)).toBe('another');
  expect(page.url()).toBe(address);
  await vigie.settle();
  await lookForBuilds(page, 12);
  expect(loads()).toBe(1);
});

test('a server that goes on giving the old page under a new id is believed once', async ({ vigie, page }) => {
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  const loads = countLoads(page);
  await deploy(page, (route) => route.fallback());
  await lookForBuilds(page, 1);
  await expect.poll(loads).toBe(1);
  await vigie.settle();
  await lookForBuilds(page, 12);
  expect(loads()).toBe(1);
});

test('whoever works with the page is not interrupted', async ({ vigie, page }) => {
  await page.clock.install();
  await vigie.openSettled({ refresh: 'off' });
  const loads = countLoads(page);
  await deploy(page, wholeBuild);
  await untilLooked(page, async () => {
    for (let n = 0; n < 8; n++) {
      await page.mouse.move(300 + n, 300);
      await page.clock.fastForward(10_000);
    }
  });
  expect(loads()).toBe(0);
  await lookForBuilds(page, 1);
  await expect.poll(loads).toBe(1);
});

type Answer = (route: Route) => Promise<void>;

const nothing: Answer = (route) => route.fulfill({ status: 404, body: 'Not Found' });
const pageWith =
  (body: string): Answer =>
  (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${body}` });
const withScript = pageWith('<script type="module" src="./assets/new.js"></script>');

/** What the server answers for the page of the new build and, where that names it, for `assets/new.js`. */
const BROKEN: Readonly<Record<string, { page: Answer; script?: Answer }>> = {
  'has no page': { page: nothing },
  'has garbage for a page': { page: pageWith('<title>Welcome to nginx!</title>') },
  'lacks its script': { page: withScript, script: nothing },
  'has a web page for its script': { page: withScript, script: pageWith('') },
};

test.describe('a new build that is broken', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('leaves the old page alone, however it is broken', async ({ vigie, page }) => {
    await page.clock.install();
    await vigie.openSettled({ refresh: '10s' });
    const loads = countLoads(page);
    let build: { page: Answer; script?: Answer } = { page: nothing };
    let judged = false;
    // The last answer that a judgement needs is the script's, or the page's where it names none.
    const answer = (part: 'page' | 'script') => async (route: Route) => {
      const { [part]: give = nothing, script } = build;
      await give(route);
      judged ||= part === 'script' || script === undefined;
    };
    await deploy(page, answer('page'));
    await page.route('**/assets/new.js', answer('script'));
    for (const [what, parts] of Object.entries(BROKEN)) {
      build = parts;
      judged = false;
      await lookForBuilds(page, 1);
      await expect.poll(() => judged, { message: what }).toBe(true);
      expect(loads(), `a build that ${what}`).toBe(0);
      // Paused, it may have grown old meanwhile; it must be there.
      await expect(vigie.light('traffic').locator('[data-value]')).toHaveText(/\d/);
    }
    // Once it is whole the page makes way for it: none of the others was too late to be counted.
    build = { page: wholeBuild };
    await lookForBuilds(page, 1);
    await expect.poll(() => buildOf(page)).toBe('another');
    // Its head can be read before all of it is loaded.
    await expect.poll(loads).toBe(1);
  });
});

test.describe('a part of the running build that is gone from the server', () => {
  test.use({ tolerated: /Failed to load resource|dynamically imported module/ });

  test('reloads the page once, and costs one panel for a moment after that', async ({ vigie, page }) => {
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

  test('never loops, even where no chart can be drawn', async ({ vigie, page }) => {
    await page.route('**/assets/charts-*.js', (route) => route.fulfill({ status: 404, body: 'Not Found' }));
    const loads = countLoads(page);
    await vigie.open({ refresh: 'off' });
    await expect.poll(loads).toBe(2);
    await expect(vigie.light('traffic').locator('[data-value]')).toHaveText(/\d/);
    const failed = page.getByRole('alert').first();
    await expect(failed).toContainText('cannot be drawn');
    // It tries again meanwhile, and fails: the seconds begin anew. Not by one of them, which passes between two looks.
    await expect(failed).toContainText(/Trying again in [1-5] s/);
    await expect(failed).toContainText(/Trying again in ([6-9]|10) s/);
    expect(loads()).toBe(2);
  });
});
