import type { Browser, Page } from '@playwright/test';
import { openPage, readHeap, readMetrics } from './open-page';
import type { Subject } from './subject';
import { LOOK_EVERY_MS } from './until-drawn';

/** `heap` in kilobytes per refresh, `nodes` and `listeners` in total. */
export type Growth = { heap: number; nodes: number; listeners: number };

/**
 * Seconds between refreshes, which is also the request timeout: on a busy server the first responses take more than one
 * second.
 */
const INTERVAL = 2;

/** Refreshes in each half: in the first the browser still compiles code, the second is measured. */
const REFRESHES = 45;

const TIMEOUT_MS = 60_000;

/** Without a limit of server load, because a page that refreshes less often would not reach the number of refreshes. */
const CONFIGURATION = { serverShare: 1 };

/** Memory growth of a page per refresh, with refreshes in quick succession. */
export async function growthOf(browser: Browser, subject: Subject): Promise<Growth> {
  const open = await openPage(browser);
  const read = async () => ({ heap: await readHeap(open), ...(await readMetrics(open)) });
  try {
    await open.page.route('**/config.json', (route) => route.fulfill({ json: CONFIGURATION }));
    await open.page.goto(`${subject.url}?refresh=${INTERVAL}s`);
    // A failed request is repeated.
    await open.page.waitForFunction(
      (ids) => ids.every((id) => globalThis.sightings.firstData[id] !== undefined),
      [...subject.panels],
      { timeout: TIMEOUT_MS, polling: LOOK_EVERY_MS },
    );
    await untilRefreshed(open.page, REFRESHES);
    const before = await read();
    await untilRefreshed(open.page, REFRESHES);
    const after = await read();
    return {
      heap: (1000 * (after.heap - before.heap)) / REFRESHES,
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
    };
  } finally {
    await open.close();
  }
}

/** A refresh has ended when half an interval passes without a request. */
async function untilRefreshed(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.waitForRequest((request) => request.url().includes('/api/v1/'), { timeout: TIMEOUT_MS });
    await page.waitForTimeout((1000 * INTERVAL) / 2);
  }
}
