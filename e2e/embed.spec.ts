import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { heard, listen } from './messages-to-portal';
import { expect, test } from './stack';

type Portal = { width?: number; height?: number; before?: (origin: string) => Promise<unknown> };

/**
 * Opens a page of another origin that embeds `address` in a frame with the least sandbox permissions that work, and
 * runs `look` on the frame. `before` gets the origin of that page.
 */
async function inPortal(
  page: Page,
  address: string,
  look: (frame: FrameLocator) => Promise<void>,
  { width = 900, height = 500, before = async () => {} }: Portal = {},
): Promise<void> {
  const frame = `<iframe title="Vigie" width="${width}" height="${height}" sandbox="allow-scripts allow-same-origin" src="${address.replaceAll('&', '&amp;')}"></iframe>`;
  const portal = createServer((_request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><link rel="icon" href="data:,"><title>Portal</title><body style="background: rgb(255, 240, 200)">${frame}`,
      );
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  try {
    const origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    await before(origin);
    await page.goto(`${origin}/`);
    await look(page.frameLocator('iframe'));
  } finally {
    await new Promise((resolve) => portal.close(resolve));
  }
}

test('a panel is embedded across origins with its age and a transparent background', async ({ vigie, page }) => {
  const address = vigie.address({ service: 'shop-api', mode: 'embed', panel: 'latency', theme: 'light' });
  await inPortal(page, address, async (frame) => {
    const panel = frame.locator('[data-panel="latency"]');
    await expect(panel).toHaveAttribute('data-state', 'fresh', { timeout: 30_000 });
    await expect(panel.getByRole('application')).toBeVisible();
    await expect(frame.locator('[data-panel]')).toHaveCount(1);
    await expect(frame.getByText(/newest sample \d+\ss old/)).toBeVisible();
    await expect(frame.getByRole('navigation')).toHaveCount(0);
    for (const element of ['html', 'body', 'main'])
      await expect(frame.locator(element)).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    await expect.poll(() => frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
    await panel.getByRole('application').hover({ position: { x: 700, y: 60 } });
    await expect(panel.locator('output[data-tooltip]')).toBeVisible();
  });
});

test('a small frame shows the whole panel with its service and filters, without scroll bars', async ({
  vigie,
  page,
}) => {
  const address = vigie.address({ service: 'backend', mode: 'embed', panel: 'error-ratio', instance: 'backend-2' });
  const look = async (frame: FrameLocator) => {
    await expect(frame.locator('[data-panel="error-ratio"]')).toHaveAttribute('data-state', /fresh|zero/, {
      timeout: 30_000,
    });
    await expect(frame.getByText(/^backend, backend-2 on/)).toBeInViewport({ ratio: 1 });
    await expect(frame.getByText(/newest sample \d+\ss old/)).toBeInViewport({ ratio: 1 });
    const outside = () =>
      frame
        .locator('html')
        .evaluate((html) => [html.scrollWidth - html.clientWidth, html.scrollHeight - html.clientHeight]);
    await expect.poll(outside).toEqual([0, 0]);
  };
  await inPortal(page, address, look, { width: 240, height: 180 });
});

test('an embedded number applies the filters of its URL', async ({ vigie, page }) => {
  const address = vigie.address({
    service: 'shop-api',
    mode: 'embed',
    panel: 'request-rate',
    endpoint: '/a.b(c)+"d"\\e',
    theme: 'dark',
  });
  await inPortal(page, address, async (frame) => {
    await expect(frame.locator('[data-panel="request-rate"] [data-value]')).toHaveText(/^0\.\d+\sreq\/s$/, {
      timeout: 30_000,
    });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    // The theme of the frame is not stored for pages outside of it.
    expect(await frame.locator('html').evaluate(() => localStorage.getItem('vigie.theme'))).toBeNull();
  });
});

test('an embedded page has no controls', async ({ vigie, page }) => {
  await inPortal(page, vigie.address({ service: 'backend', mode: 'embed' }), async (frame) => {
    await expect(frame.getByRole('region', { name: 'Verdict' })).toHaveAttribute('data-verdict', 'ok', {
      timeout: 30_000,
    });
    await expect(frame.locator('[data-signal]')).toHaveCount(4);
    await expect(frame.getByRole('navigation')).toHaveCount(0);
  });
});

test('an unknown panel id is reported, and the whole page is shown instead', async ({ vigie, page }) => {
  await inPortal(page, vigie.address({ service: 'backend', mode: 'embed', panel: 'latancy' }), async (frame) => {
    await expect(frame.getByRole('status').filter({ hasText: 'No panel is called latancy' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(frame.locator('[data-signal]')).toHaveCount(4);
  });
});

test('an allowed portal receives verdict and height, and can set service, range and theme', async ({ vigie, page }) => {
  const allow = async (origin: string) => {
    await page.route('**/config.json', (route) => route.fulfill({ json: { embed: { allowedOrigins: [origin] } } }));
    await listen(page);
  };
  const ask = (show: object) =>
    page.evaluate((wish) => {
      for (const { contentWindow, src } of document.querySelectorAll('iframe'))
        contentWindow?.postMessage({ vigie: 1, show: wish }, new URL(src).origin);
    }, show);
  await inPortal(
    page,
    vigie.address({ service: 'shop-api', mode: 'embed' }),
    async (frame) => {
      await expect
        .poll(() => heard(page), { timeout: 30_000 })
        .toContainEqual({
          vigie: 1,
          verdict: 'ok',
          sentence: expect.any(String),
          service: 'shop-api',
          height: expect.any(Number),
        });
      await ask({ service: 'backend', theme: 'dark', from: 'now-15m' });
      await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect
        .poll(() => heard(page))
        .toContainEqual(expect.objectContaining({ verdict: 'ok', service: 'backend' }));
      await ask({ theme: 'pink' });
      await expect
        .poll(() => heard(page))
        .toContainEqual({ vigie: 1, problem: 'show.theme must be one of auto, dark, light' });
    },
    { before: allow },
  );
});
