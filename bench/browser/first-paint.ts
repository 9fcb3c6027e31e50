import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { median } from '../figures';
import { serveCompressed } from '../stack/compressing-server';
import type { Stack } from '../stack/stack';
import { openPage } from './open-page';

const LOADS = 3;

/** 5 Mbit/s both ways, 40 ms. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 5e6 / 8, uploadThroughput: 5e6 / 8 };

/** First contentful paint on a slow network, milliseconds: behind a server that compresses, and inside Prometheus, which does not. */
export async function firstPaints(browser: Browser, stack: Stack, folder: string, port: number): Promise<{ compressed: number; uncompressed: number }> {
  const server = await serveCompressed(join(stack.assets, folder), stack.url, port);
  try {
    return { compressed: await firstPaint(browser, `http://127.0.0.1:${port}/`), uncompressed: await firstPaint(browser, `${stack.url}/user/${folder}/`) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const paints: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const { page, cdp, close } = await openPage(browser);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', NETWORK);
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN));
    await close();
  }
  return median(paints);
}
