import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './stack';

/** Run `look` on a page of another origin that holds `address` in a frame, with the least rights that the page needs. */
async function inPortal(page: Page, address: string, look: (frame: FrameLocator) => Promise<void>): Promise<void> {
  const frame = `<iframe title="Vigie" width="900" height="500" sandbox="allow-scripts allow-same-origin" src="${address.replaceAll('&', '&amp;')}"></iframe>`;
  const portal = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html><link rel="icon" href="data:,"><title>Portal</title><body style="background: rgb(255, 240, 200)">${frame}`);
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  try {
    await page.goto(`http://127.0.0.1:${(portal.address() as AddressInfo).port}/`);
    await look(page.frameLocator('iframe'));
  } finally {
    await new Promise((resolve) => portal.close(resolve));
  }
}

test('one panel stands in a frame of another origin, says how old it is, and lets the portal shine through', async ({ vigie, page }) => {
  const address = vigie.address({ service: 'shop-api', mode: 'embed', panel: 'latency', theme: 'light' });
  await inPortal(page, address, async (frame) => {
    const panel = frame.locator('[data-panel="latency"]');
    await expect(panel).toHaveAttribute('data-state', 'fresh', { timeout: 30_000 });
    await expect(panel.getByRole('application')).toBeVisible();
    await expect(frame.locator('[data-panel]')).toHaveCount(1);
    await expect(frame.getByText(/newest sample \d+\ss old/)).toBeVisible();
    await expect(frame.getByRole('navigation')).toHaveCount(0);
    for (const element of ['html', 'body', 'main']) await expect(frame.locator(element)).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    const overflow = await frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight);
    expect(overflow).toBe(0);
    await panel.getByRole('application').hover({ position: { x: 700, y: 60 } });
    await expect(panel.locator('output[data-tooltip]')).toBeVisible();
  });
});

test('a number stands in a frame with the filters of its address', async ({ vigie, page }) => {
  const address = vigie.address({ service: 'shop-api', mode: 'embed', panel: 'request-rate', endpoint: '/a.b(c)+"d"\\e', theme: 'dark' });
  await inPortal(page, address, async (frame) => {
    await expect(frame.locator('[data-panel="request-rate"] [data-value]')).toHaveText(/^0\.\d+\sreq\/s$/, { timeout: 30_000 });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

test('the whole page stands in a frame without its controls', async ({ vigie, page }) => {
  await inPortal(page, vigie.address({ service: 'backend', mode: 'embed' }), async (frame) => {
    await expect(frame.getByRole('region', { name: 'Verdict' })).toHaveAttribute('data-verdict', 'ok', { timeout: 30_000 });
    await expect(frame.locator('[data-signal]')).toHaveCount(4);
    await expect(frame.getByRole('navigation')).toHaveCount(0);
  });
});
