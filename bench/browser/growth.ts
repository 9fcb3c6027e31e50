import type { Browser, Page } from '@playwright/test';
import { openPage, readHeap, readMetrics } from './open-page';
import type { Subject } from './subject';
import { LOOK_EVERY_MS } from './until-drawn';

/** `heap` in kilobytes per refresh, `nodes` and `listeners` altogether. */
export type Growth = { heap: number; nodes: number; listeners: number };

/**
 * Seconds between refreshes, and so long a page waits for an answer: the first ones of a busy server take more than
 * one.
 */
const INTERVAL = 2;

/** Of each half: in the first the browser still compiles what is run again and again, the second counts. */
const REFRESHES = 45;

/** Milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * `serverShare` is raised, because a page that refreshes less often to spare its server would not reach the number of
 * refreshes.
 */
const CONFIGURATION = { serverShare: 1 };

/** How much memory a page keeps per refresh; the refreshes follow each other without a pause. */
export async function growthOf(browser: Browser, subject: Subject): Promise<Growth> {
  const open = await openPage(browser);
  const read = async () => ({ heap: await readHeap(open), ...(await readMetrics(open)) });
  try {
    await open.page.route('**/config.json', (route) => route.fulfill({ json: CONFIGURATION }));
    await open.page.goto(`${subject.url}?refresh=${INTERVAL}s`);
    // What failed for once is asked again.
    await open.page.waitForFunction(
      (ids) => ids.every((id) => globalThis.sightings.firstData[id] !== undefined),
      [...subject.panels],
      { timeout: PATIENCE_MS, polling: LOOK_EVERY_MS },
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

/** Half an interval without a first request is the end of a refresh, however many requests it has. */
async function untilRefreshed(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.waitForRequest((request) => request.url().includes('/api/v1/'), { timeout: PATIENCE_MS });
    await page.waitForTimeout((1000 * INTERVAL) / 2);
  }
}
