import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { openBareTab } from './bare-tab';
import { readHeap, readMetrics } from './open-page';
import type { Subject } from './subject';
import { waitUntilDrawn } from './until-drawn';

/** Milliseconds from the navigation, and megabytes. `cpu`: of the main thread until everything is drawn and idle. */
export type ColdLoad = {
  firstQuery: number;
  drawn: number;
  cpu: number;
  longestTask: number;
  heap: number;
  downloads: readonly string[];
};

/** Time after the last panel for requests that still belong to the load (rules, an hour ago). */
const QUIET_MS = 1500;

/** On a busy machine requests may time out; such a load is repeated. */
const ATTEMPTS = 4;

/** One load with an empty cache, without refreshes. Rejects after repeated failures. */
export async function coldLoad(browser: Browser, subject: Subject, throttle = 1): Promise<ColdLoad> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryLoad(browser, subject, throttle);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      console.error(`${error instanceof Error ? error.message : String(error)}; once more`);
    }
  }
}

async function tryLoad(browser: Browser, subject: Subject, throttle: number): Promise<ColdLoad> {
  const tab = await openBareTab(browser, throttle);
  try {
    await tab.cdp.send('Page.navigate', { url: `${subject.url}?refresh=off` });
    await waitUntilDrawn(tab, subject);
    await wait(QUIET_MS * throttle);
    const { cpuMs } = await readMetrics(tab);
    const heap = await readHeap(tab);
    return { ...(await tab.evaluate(readLoad, subject.panels)), cpu: cpuMs, heap };
  } finally {
    await tab.close();
  }
}

/** Runs in the page. */
function readLoad(ids: readonly string[]): Omit<ColdLoad, 'cpu' | 'heap'> {
  const { firstData, longTasks } = globalThis.sightings;
  const resources = performance.getEntriesByType('resource');
  return {
    firstQuery: resources.find(({ name }) => name.includes('/api/v1/query'))?.startTime ?? Number.NaN,
    drawn: Math.max(...ids.map((id) => firstData[id] ?? Number.NaN)),
    longestTask: Math.max(0, ...longTasks.map(({ duration }) => duration)),
    downloads: resources.map(({ name }) => name).filter((name) => /\.(js|css)$/.test(new URL(name).pathname)),
  };
}
