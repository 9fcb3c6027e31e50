import type { Browser, Page, Response } from '@playwright/test';
import { openPage, readMetrics, type OpenPage } from './open-page';
import type { Subject } from './subject';
import { waitUntilDrawn } from './until-drawn';

/**
 * Cost of changing the range: milliseconds until the last response and until the last panel is drawn; CPU of the main
 * thread until idle; kilobytes of JSON, and points of the finest line.
 */
export type RangeCost = {
  answered: number;
  drawn: number;
  cpu: number;
  longestTask: number;
  kilobytes: number;
  points: number;
};

/** The measured ranges, and the one that the others are compared with. */
export const RANGES = ['5m', '15m', '1h', '6h', '24h', '7d', '30d', '90d', '1y'] as const;
export const USUAL_RANGE = '1h';

export type RangeName = (typeof RANGES)[number];

export type RangeCosts = Readonly<Record<RangeName, RangeCost>>;

/** The initial range: none of the measured ones, so that nothing of them is cached. */
const BEFORE = 'now-2h';

/** The page is done after this long without requests and changes. Milliseconds. */
const QUIET_MS = 1500;
const POLL_MS = 100;
const TIMEOUT_MS = 60_000;

/** Measures the change from two hours to `from`, as by the browser's Back button. */
export async function rangeCost(browser: Browser, subject: Subject, from: string): Promise<RangeCost> {
  const open = await openPage(browser);
  try {
    const traffic = watchTraffic(open.page);
    await open.page.goto(`${subject.url}?from=${BEFORE}&refresh=off`);
    await waitUntilDrawn(open.page, subject);
    await untilQuiet(open.page, traffic);
    traffic.ranges.length = 0;
    const before = await readMetrics(open);
    const begun = await setRange(open.page, from);
    await untilQuiet(open.page, traffic);
    const after = await readMetrics(open);
    return {
      ...(await readSightings(open, subject, begun)),
      cpu: after.cpuMs - before.cpuMs,
      ...(await readAnswers(traffic.ranges)),
    };
  } finally {
    await open.close();
  }
}

/** `inFlight`: number of requests without response; `ranges`: responses to range queries so far. */
type Traffic = { inFlight: () => number; ranges: Response[] };

function watchTraffic(page: Page): Traffic {
  let inFlight = 0;
  const ranges: Response[] = [];
  page.on('request', () => void inFlight++);
  page.on('requestfinished', () => void inFlight--);
  page.on('requestfailed', () => void inFlight--);
  page.on('response', (response) => void (response.url().endsWith('/query_range') && ranges.push(response)));
  return { inFlight: () => inFlight, ranges };
}

async function untilQuiet(page: Page, { inFlight }: Traffic): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  let busyAt = performance.now();
  while (performance.now() - busyAt < QUIET_MS) {
    if (performance.now() > deadline) throw new Error('The page does not come to rest.');
    await page.waitForTimeout(POLL_MS);
    const sinceUpdate = await page.evaluate(() => performance.now() - globalThis.sightings.lastUpdate);
    if (inFlight() > 0 || sinceUpdate < 2 * POLL_MS) busyAt = performance.now();
  }
}

/** Returns the time on the page's clock. */
function setRange(page: Page, from: string): Promise<number> {
  return page.evaluate((range) => {
    globalThis.sightings.longTasks.length = 0;
    const address = new URL(location.href);
    address.searchParams.set('from', range);
    const begun = performance.now();
    history.pushState(history.state, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    return begun;
  }, from);
}

function readSightings(
  { page }: OpenPage,
  { panels }: Subject,
  begun: number,
): Promise<Pick<RangeCost, 'answered' | 'drawn' | 'longestTask'>> {
  return page.evaluate(
    ({ ids, since }) => {
      const { updated, longTasks } = globalThis.sightings;
      const answers = performance
        .getEntriesByType('resource')
        .flatMap((entry) =>
          entry instanceof PerformanceResourceTiming && entry.name.endsWith('/query_range') ? entry.responseEnd : [],
        );
      return {
        answered: Math.max(...answers) - since,
        drawn: Math.max(...ids.map((id) => updated[id] ?? 0)) - since,
        longestTask: Math.max(0, ...longTasks.map(({ duration }) => duration)),
      };
    },
    { ids: [...panels], since: begun },
  );
}

type RangeAnswer = { data: { result: { values: unknown[] }[] } };

/** Read after the measurement, because it uses CPU of the page. */
async function readAnswers(ranges: readonly Response[]): Promise<Pick<RangeCost, 'kilobytes' | 'points'>> {
  const texts = await Promise.all(ranges.map((response) => response.text()));
  if (texts.length === 0) throw new Error('The page asked nothing for another range.');
  const points = texts.flatMap((text) =>
    (JSON.parse(text) as RangeAnswer).data.result.map(({ values }) => values.length),
  );
  return {
    kilobytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000,
    points: Math.max(0, ...points),
  };
}
