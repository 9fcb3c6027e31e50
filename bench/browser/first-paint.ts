import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { median, type SlowLoad } from '../figures';
import { serveCompressed } from '../stack/compressing-server';
import type { Stack } from '../stack/stack';
import { openPage } from './open-page';
import { LOOK_EVERY_MS } from './until-drawn';

const LOADS = 3;

/** 5 Mbit/s both ways, 40 ms. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 5e6 / 8, uploadThroughput: 5e6 / 8 };

/** On a slow network, from a server that compresses and from Prometheus, which does not. */
export async function firstPaints(
  browser: Browser,
  stack: Stack,
  folder: string,
  port: number,
): Promise<{ compressed: SlowLoad; uncompressed: SlowLoad }> {
  const server = await serveCompressed(join(stack.assets, folder), stack.url, port);
  try {
    return {
      compressed: await slowLoad(browser, `http://127.0.0.1:${port}/`),
      uncompressed: await slowLoad(browser, `${stack.url}/user/${folder}/`),
    };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function slowLoad(browser: Browser, url: string): Promise<SlowLoad> {
  const loads: SlowLoad[] = [];
  for (let i = 0; i < LOADS; i++) {
    const { page, cdp, close } = await openPage(browser);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', NETWORK);
    await page.goto(url);
    const load = await page.waitForFunction(readTimes, undefined, { polling: LOOK_EVERY_MS });
    loads.push((await load.jsonValue()) ?? NONE);
    await close();
  }
  return {
    firstPaint: median(loads.map(({ firstPaint }) => firstPaint)),
    firstQuery: median(loads.map(({ firstQuery }) => firstQuery)),
  };
}

const NONE: SlowLoad = { firstPaint: Number.NaN, firstQuery: Number.NaN };

/** Runs in the page: null until both times are known. */
function readTimes(): SlowLoad | null {
  const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const firstQuery = performance
    .getEntriesByType('resource')
    .find(({ name }) => name.includes('/api/v1/query'))?.startTime;
  return firstPaint === undefined || firstQuery === undefined ? null : { firstPaint, firstQuery };
}
