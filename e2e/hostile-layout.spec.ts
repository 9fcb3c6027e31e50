import { JOB } from './hostile/configuration';
import { expect, test } from './hostile/hostile-test';
import { injectionsIn, overflowsIn } from './hostile/page-checks';
import { SAMPLES } from './hostile/payloads';
import { RECENT } from './hostile/recent';
import { hoverAcross } from './hostile/hover-across';

test('tooltips with long names fit the screen of a phone', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await vigie.openSettled(RECENT);
  for (const id of ['requests-by-endpoint', 'memory']) {
    // A chart far below the viewport is not rendered yet.
    await vigie.panel(id).scrollIntoViewIfNeeded();
    await hoverAcross(vigie.chart(id), vigie.tooltip(id));
  }
});

test('a wall of all services fits its screen, whatever the length of names and sentences', async ({ vigie, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await vigie.open({ ...RECENT, mode: 'wall', view: '*' });
  const tiles = page.locator('li[data-service]');
  await expect(tiles.first()).toBeInViewport({ ratio: 1 });
  await expect(tiles.last()).toBeInViewport({ ratio: 1 });
  await expect(page.getByText(/newest sample \d+\ss old/)).toBeInViewport({ ratio: 1 });
  expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
});

test('a long service name does not widen the page while its data loads', async ({ vigie, page }) => {
  // Only service discovery is answered.
  await page.route('**/api/v1/query*', async (route, request) => {
    if ((new URLSearchParams(request.postData() ?? '').get('query') ?? '').includes('__name__=~'))
      await route.fallback();
  });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 720 });
    for (const service of SAMPLES.filter((name) => name !== JOB)) {
      await vigie.open({ ...RECENT, service });
      await expect(page.getByRole('heading', { name: 'Asking Prometheus about' })).toBeVisible();
      expect(
        [...(await injectionsIn(page)), ...(await overflowsIn(page))],
        JSON.stringify(service.slice(0, 60)),
      ).toEqual([]);
    }
  }
});

test('the profile page fits the screen for every service name', async ({ vigie, page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 720 });
    for (const service of SAMPLES) {
      await vigie.open({ ...RECENT, mode: 'profile', service });
      await expect(page.getByRole('heading', { level: 1, name: /^How .* is read$/s })).toBeVisible();
      expect(
        [...(await injectionsIn(page)), ...(await overflowsIn(page))],
        JSON.stringify(service.slice(0, 60)),
      ).toEqual([]);
    }
  }
});

test('a long server name does not widen the page while services load', async ({ vigie, page }) => {
  await page.route('**/api/v1/query*', () => undefined);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 720 });
    for (const name of SAMPLES) {
      await page.route('**/config.json', (route) => route.fulfill({ json: { servers: [{ name, url: '../' }] } }));
      await vigie.open(RECENT);
      await expect(page.getByRole('heading', { name: 'for its services' })).toBeVisible();
      expect([...(await injectionsIn(page)), ...(await overflowsIn(page))], JSON.stringify(name.slice(0, 60))).toEqual(
        [],
      );
    }
  }
});

test('long search texts, and long names of embedded services, do not widen the page', async ({ vigie, page }) => {
  const long = 'x'.repeat(10_000);
  const shown: readonly [parameters: Record<string, string>, text: string][] = [
    [{ find: `endpoints:${long}` }, 'None of the endpoints has “xxx'],
    [{ mode: 'services', find: `services:${long}` }, 'None of the services has “xxx'],
    [{ mode: 'embed', panel: 'latency', service: long }, 'xxx'],
  ];
  for (const [parameters, text] of shown) {
    await vigie.open({ ...RECENT, ...parameters });
    await expect(page.getByText(text).first()).toBeVisible();
    expect(await overflowsIn(page), text).toEqual([]);
  }
});
