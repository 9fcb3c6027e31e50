import type { Browser, Request } from '@playwright/test';
import { openPage, readMetrics, type OpenPage } from './open-page';
import type { Subject } from './subject';
import { waitUntilDrawn } from './until-drawn';

/** A recorded request, to be sent again. */
export type Captured = { url: string; method: string; body: string | null };

/**
 * One refresh: milliseconds from its first request to the last change of a measured panel, and of anything; CPU without
 * the idle load of the page.
 */
export type Refresh = { tookMs: number; allTookMs: number; cpuMs: number; asked: readonly Captured[] };

/** `idleCpu`: milliseconds per second between refreshes. */
export type Refreshes = {
  all: readonly Refresh[];
  idleCpu: number;
  longestTask: number;
};

/** The default of the page; seconds. */
export const INTERVAL = 10;

/**
 * A refresh has ended after `SETTLED_MS` without changes, but not before `LEAST_MS`. The sum of all three is below the
 * interval; milliseconds.
 */
const SETTLED_MS = 1000;
const LEAST_MS = 2000;
const QUIET_MS = 3500;

/** The first refreshes still fill caches. */
const WARM_UP = 3;

/** Watches `count` refreshes of a page, after a few that are not counted. */
export async function watchRefreshes(
  browser: Browser,
  subject: Subject,
  count: number,
  throttle = 1,
): Promise<Refreshes> {
  const open = await openPage(browser, throttle);
  try {
    const requests: Request[] = [];
    open.page.on('request', (request) => void (request.url().includes('/api/v1/') && requests.push(request)));
    await open.page.goto(`${subject.url}?refresh=${INTERVAL}s`);
    await waitUntilDrawn(open.page, subject);
    for (let i = 0; i < WARM_UP; i++) await watchOne(open, subject, requests);
    await open.page.evaluate(() => void (globalThis.sightings.longTasks.length = 0));
    const watched = [];
    for (let i = 0; i < count; i++) watched.push(await watchOne(open, subject, requests));
    const longestTask = await open.page.evaluate(() =>
      Math.max(0, ...globalThis.sightings.longTasks.map(({ duration }) => duration)),
    );
    return { all: watched, idleCpu: watched.reduce((sum, { idleCpu }) => sum + idleCpu, 0) / count, longestTask };
  } finally {
    await open.close();
  }
}

/** The idle load of the page, whose clock ticks every second, is measured before the refresh and subtracted. */
async function watchOne(
  open: OpenPage,
  { panels }: Subject,
  requests: Request[],
): Promise<Refresh & { idleCpu: number }> {
  const { page } = open;
  await untilSettled(open);
  const quiet = await stamped(open);
  await page.waitForTimeout(QUIET_MS);
  requests.length = 0;
  const ready = await stamped(open);
  await page.waitForRequest((request) => request.url().includes('/api/v1/'), { timeout: 3 * INTERVAL * 1000 });
  await page.waitForTimeout(LEAST_MS);
  await untilSettled(open);
  const done = await stamped(open);
  const burst = [...requests];
  const idleCpu = (ready.cpuMs - quiet.cpuMs) / (ready.at - quiet.at);
  const begun = Math.min(...burst.map((request) => request.timing().startTime).filter((start) => start > 0));
  const updated = await page.evaluate(
    (ids) => {
      const { updated: at, lastUpdate } = globalThis.sightings;
      return {
        panels: performance.timeOrigin + Math.max(...ids.map((id) => at[id] ?? 0)),
        all: performance.timeOrigin + lastUpdate,
      };
    },
    [...panels],
  );
  return {
    tookMs: updated.panels - begun,
    allTookMs: updated.all - begun,
    cpuMs: done.cpuMs - ready.cpuMs - idleCpu * (done.at - ready.at),
    asked: burst.map((request) => ({ url: request.url(), method: request.method(), body: request.postData() })),
    idleCpu: idleCpu * 1000,
  };
}

async function untilSettled({ page }: OpenPage): Promise<void> {
  await page.waitForFunction((least) => performance.now() - globalThis.sightings.lastUpdate > least, SETTLED_MS, {
    polling: SETTLED_MS / 4,
  });
}

async function stamped(open: OpenPage): Promise<{ at: number; cpuMs: number }> {
  return { ...(await readMetrics(open)), at: performance.now() };
}
