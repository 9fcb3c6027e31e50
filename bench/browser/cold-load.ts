import type { Browser } from '@playwright/test';
import { LOOK_EVERY, openPage, readHeap, readMetrics, type OpenPage } from './open-page';
import type { Subject } from './subject';

/** Milliseconds from the navigation, and megabytes. `cpu` of the main thread until all is drawn and quiet. */
export type ColdLoad = { firstQuery: number; drawn: number; cpu: number; longestTask: number; firstPaint: number; heap: number; downloads: readonly string[] };

const PATIENCE_MS = 60_000;

/** After the last panel: what is still under way (rules, an hour ago) belongs to the load as well. */
const QUIET_MS = 1500;

/** A machine that does other things may need longer than the page waits for an answer; such a load says nothing of the page. */
const ATTEMPTS = 4;

/** One load with empty caches, without refreshes. Rejects when it fails again and again. */
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
  const open = await openPage(browser, throttle);
  try {
    await open.page.goto(`${subject.url}?refresh=off`);
    await waitUntilDrawn(open, subject);
    await open.page.waitForTimeout(QUIET_MS * throttle);
    const { cpuMs } = await readMetrics(open);
    const heap = await readHeap(open);
    return { ...(await readLoad(open, subject)), cpu: cpuMs, heap };
  } finally {
    await open.close();
  }
}

export async function waitUntilDrawn({ page }: OpenPage, { name, panels }: Subject): Promise<void> {
  try {
    const state = await page.waitForFunction(
      (ids) => (document.querySelector('[data-panel][data-state="error"]') ? 'failed' : ids.every((id) => globalThis.sightings.firstData[id] !== undefined) ? 'drawn' : null),
      [...panels],
      { timeout: PATIENCE_MS, polling: LOOK_EVERY },
    );
    if ((await state.jsonValue()) === 'failed') throw new Error('a panel shows an error');
  } catch (cause) {
    const states = await page.evaluate((ids) => ids.flatMap((id) => (globalThis.sightings.firstData[id] === undefined ? `${id} (${document.querySelector<HTMLElement>(`[data-panel="${id}"]`)?.dataset['cause'] ?? 'absent'})` : [])), [...panels]);
    throw new Error(`${name} did not draw: ${states.join(', ')}`, { cause });
  }
}

function readLoad({ page }: OpenPage, { panels }: Subject): Promise<Omit<ColdLoad, 'cpu' | 'heap'>> {
  return page.evaluate((ids) => {
    const { firstData, longTasks } = globalThis.sightings;
    const resources = performance.getEntriesByType('resource');
    return {
      firstQuery: resources.find(({ name }) => name.includes('/api/v1/query'))?.startTime ?? Number.NaN,
      drawn: Math.max(...ids.map((id) => firstData[id] ?? Number.NaN)),
      longestTask: Math.max(0, ...longTasks.map(({ duration }) => duration)),
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      downloads: resources.map(({ name }) => name).filter((name) => /\.(js|css)$/.test(new URL(name).pathname)),
    };
  }, [...panels]);
}
