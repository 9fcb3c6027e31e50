import type { Browser } from '@playwright/test';
import { CROWD } from '../stack/crowd';
import { openPage, readMetrics } from './open-page';
import { LOOK_EVERY_MS } from './until-drawn';

/**
 * Milliseconds. `drawn`: from the last response to the last change of the table; `cpu`: of the main thread for the
 * whole load.
 */
export type ServicesDrawn = { drawn: number; cpu: number };

const LOADS = 3;
const TIMEOUT_MS = 60_000;

/** The page is done after this long without responses and changes. */
const QUIET_MS = 2000;

/** The slowest of several cold loads of the page of all services, until its last sparkline is drawn. */
export async function servicesDrawn(browser: Browser, url: string): Promise<ServicesDrawn> {
  const loads: ServicesDrawn[] = [];
  for (let i = 0; i < LOADS; i++) loads.push(await once(browser, url));
  return { drawn: Math.max(...loads.map(({ drawn }) => drawn)), cpu: Math.max(...loads.map(({ cpu }) => cpu)) };
}

async function once(browser: Browser, url: string): Promise<ServicesDrawn> {
  const open = await openPage(browser);
  try {
    await open.page.addInitScript(watchRows);
    await open.page.goto(url);
    await open.page.waitForFunction(
      ({ count, quiet }) =>
        document.querySelectorAll('tr[data-service]').length >= count &&
        performance.now() - Math.max(globalThis.rowsChanged, ...globalThis.answeredAt()) > quiet,
      { count: CROWD.services, quiet: QUIET_MS },
      { timeout: TIMEOUT_MS, polling: LOOK_EVERY_MS },
    );
    const drawn = await open.page.evaluate(() =>
      Math.max(0, globalThis.rowsChanged - Math.max(...globalThis.answeredAt())),
    );
    return { drawn, cpu: (await readMetrics(open)).cpuMs };
  } finally {
    await open.close();
  }
}

declare global {
  /** When a row of a table last changed, milliseconds of the page's clock. */
  var rowsChanged: number;
  /** When each response was complete. */
  var answeredAt: () => number[];
}

/** Runs in the page before its scripts; passed as text, so it has no outer references. */
function watchRows(): void {
  globalThis.rowsChanged = 0;
  globalThis.answeredAt = () =>
    performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming && entry.name.includes('/api/v1/') ? entry.responseEnd : [],
      );
  new MutationObserver((changes) => {
    const isRow = changes.some(
      ({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('table') !== null,
    );
    if (isRow) globalThis.rowsChanged = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
