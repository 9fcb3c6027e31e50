import type { Page } from '@playwright/test';
import { faultNamed } from './faults/all-faults';
import { FaultProxy } from './faults/proxy';
import { heard, listen } from './messages-to-portal';
import { test as base, expect } from './stack';

/** `front` is a proxy between the page and the real stack. */
const test = base.extend<{ front: FaultProxy; foreign: FaultProxy }>({
  front: async ({ page, stack }, use) => {
    const front = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
    await front.listen();
    await use(front);
    await page.goto('about:blank');
    await front.close();
  },
  // A second proxy is another origin, and sends no CORS header that would let the page read it.
  foreign: async ({ stack }, use) => {
    const foreign = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
    await foreign.listen();
    await use(foreign);
    await foreign.close();
  },
});

// The browser logs failed requests.
test.use({ tolerated: /Failed to load resource|CORS policy|Mixed Content/ });

const advice = (page: Page) => page.getByRole('list', { name: 'What to do' });
const tried = (page: Page) => page.getByRole('region', { name: 'What was tried' });
const originOf = ({ pageUrl }: FaultProxy) => new URL(pageUrl).origin;

test('an unreachable server is shown with the URLs tried, and another one can be chosen', async ({ front, page }) => {
  front.config = {
    title: 'Ops',
    servers: [
      { name: 'gone', url: 'http://127.0.0.1:1' },
      { name: 'good', url: '../' },
    ],
  };
  await page.goto(front.pageUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('gone does not answer');
  await expect(page).toHaveTitle('gone does not answer | Ops');
  await expect(advice(page).getByRole('listitem')).toHaveText([
    /Does Prometheus listen at http:\/\/127\.0\.0\.1:1\?.*curl http:\/\/127\.0\.0\.1:1\/-\/ready/,
  ]);
  await expect(tried(page).getByRole('listitem')).toHaveText([
    /^POST http:\/\/127\.0\.0\.1:1\/api\/v1\/query: no answer$/,
    /^GET http:\/\/127\.0\.0\.1:1\/-\/ready: no answer$/,
  ]);
  await page.getByRole('combobox', { name: 'Read from' }).selectOption('good');
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute('data-verdict', 'ok', {
    timeout: 30_000,
  });
  expect(new URL(page.url()).searchParams.get('server')).toBe('good');
});

test('a missing CORS header is recognised, and the Prometheus flag to set is shown', async ({
  front,
  foreign,
  page,
}) => {
  front.config = { servers: [{ name: 'foreign', url: originOf(foreign) }] };
  await page.goto(front.pageUrl);
  await expect(advice(page).getByRole('listitem')).toHaveText([/allow this page's origin/]);
  await expect(advice(page)).toContainText(`--web.cors.origin='${originOf(front).replaceAll('.', '\\.')}'`);
  await expect(tried(page)).toContainText('something answers, and this page may not read it');
});

test('an untrusted certificate is named as a possible reason, with a link to check it', async ({
  front,
  foreign,
  page,
}) => {
  // The proxy speaks no TLS, which a script cannot distinguish from an untrusted certificate.
  const url = originOf(foreign).replace('http:', 'https:');
  front.config = { servers: [{ name: 'secure', url }] };
  await page.goto(front.pageUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('secure does not answer');
  await expect(advice(page).getByRole('listitem')).toHaveText([
    /Does Prometheus listen at https:/,
    /A certificate that this browser does not trust looks the same from here/,
  ]);
  await expect(advice(page).getByRole('link')).toHaveAttribute('href', `${url}/-/ready`);
});

test('mixed content is explained on an https page, with the reverse-proxy setting that solves it', async ({
  front,
  page,
}) => {
  const secure = 'https://portal.example';
  front.config = { servers: [{ name: 'plain', url: 'http://prometheus.example:9090' }] };
  await page.route(`${secure}/**`, async (route) =>
    route.fulfill({ response: await route.fetch({ url: route.request().url().replace(secure, originOf(front)) }) }),
  );
  await page.goto(`${secure}/user/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('plain does not answer');
  await expect(advice(page).getByRole('listitem')).toHaveText([
    /This page came over https and may not ask a server over http\..*proxy_pass http:\/\/prometheus\.example:9090\//,
    /"url":"https:\/\/portal\.example\/prometheus"/,
    /serve Prometheus itself over https/,
  ]);
});

test('for a wrong path the page suggests the path at which the API answers', async ({ front, page }) => {
  front.config = { servers: [{ name: 'lost', url: '../nowhere' }] };
  await page.goto(front.pageUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('lost does not answer like Prometheus');
  await expect(advice(page)).toContainText(`"servers": [{"name":"lost","url":"${originOf(front)}"}]`);
});

test('a VictoriaMetrics cluster is found at the path of its tenant', async ({ front, page }) => {
  front.mount = '/select/0/prometheus';
  await page.goto(front.pageUrl);
  await expect(advice(page).getByRole('listitem')).toHaveText([
    /VictoriaMetrics answers there under a path of its own/,
  ]);
  await expect(advice(page)).toContainText(`"url":"${originOf(front)}/select/0/prometheus"`);
});

test('a signed-out page says when it asks again, and resumes by itself', async ({ front, questions, page }) => {
  await page.clock.install();
  front.inject('everything', faultNamed('a login page with 200'));
  await page.goto(front.pageUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('prometheus does not let this page read anything');
  await expect(advice(page)).toContainText('asks again every 30 seconds');
  // The 30 seconds count from the last refusal, so none may arrive after the clock was advanced.
  await questions.untilQuiet();
  front.heal('everything');
  await page.clock.fastForward(31_000);
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute('data-verdict', 'ok');
});

test('HTML instead of API responses is reported as such', async ({ front, page }) => {
  front.inject('everything', faultNamed('an unrelated web page'));
  await page.goto(front.pageUrl);
  await expect(page.getByRole('main')).toContainText('web page instead of data');
  await expect(advice(page)).toContainText('--web.route-prefix');
  await expect(tried(page)).toContainText('200, a web page');
});

test('an embedding portal is told that there is no data, and the frame has no controls', async ({ front, page }) => {
  front.config = {
    servers: [{ name: 'gone', url: 'http://127.0.0.1:1' }],
    embed: { allowedOrigins: [originOf(front)] },
  };
  await listen(page);
  await page.route('**/portal', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe src="${front.pageUrl}?mode=embed"></iframe>`,
    }),
  );
  await page.goto(`${originOf(front)}/portal`);
  await expect
    .poll(() => heard(page))
    .toContainEqual({
      vigie: 1,
      verdict: 'unknown',
      sentence: 'gone does not answer',
      service: '',
      height: expect.any(Number),
    });
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('gone does not answer');
  await expect(page.frameLocator('iframe').getByRole('navigation')).toHaveCount(0);
});
