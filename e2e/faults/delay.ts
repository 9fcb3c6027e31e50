import type { Browser, Page } from '@playwright/test';
import type { Stack } from '../../demo/stack/stack';
import { faultNamed } from './all-faults';
import { openHealthy } from './cell';
import { recordDraws, takeDraws } from './record-draws';
import type { Endpoint } from './place';
import { FaultProxy, type Seen } from './proxy';

/**
 * Which queries hang, and what is measured: the drawing of panels, or the requests that must never wait: alerts and the
 * verdict.
 */
const HANGING: readonly {
  name: string;
  place: Endpoint;
  questions: number;
  of: 'panel updates' | 'alerts and verdict';
}[] = [
  { name: 'one range query', place: 'query_range', questions: 1, of: 'panel updates' },
  { name: 'one instant query', place: 'query', questions: 1, of: 'panel updates' },
  { name: 'four range queries', place: 'query_range', questions: 4, of: 'alerts and verdict' },
];

/**
 * Seconds. A hanging query also times out after one interval: long enough for everything else to be answered and drawn
 * on a slow machine.
 */
const REFRESH = 5;

/** The number of refreshes measured with and without a hanging query. */
const REFRESHES = 8;

/** The goal, milliseconds. */
const MAX_DELAY_MS = 200;

/**
 * Delay in milliseconds compared with refreshes without a hanging query; `usual` is counted from the start of a
 * refresh.
 */
export type Delay = { hanging: string; of: string; usual: number; median: number; worst: number; count: number };

/** When one panel or request of a refresh was done, milliseconds after its start. */
type Arrival = { what: string; after: number };

/**
 * One after the other, each compared with refreshes of its own page, so that other load on the machine does not count
 * as delay.
 */
export async function measureDelays(stack: Stack, browser: Browser): Promise<Delay[]> {
  const delays: Delay[] = [];
  for (const hanging of HANGING) delays.push(await measureDelay(stack, browser, hanging));
  return delays;
}

/** Opens a page and compares its refreshes without and with a hanging query. */
async function measureDelay(
  stack: Stack,
  browser: Browser,
  { name, place, questions, of }: (typeof HANGING)[number],
): Promise<Delay> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const proxy = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
  await proxy.listen();
  try {
    const page = await context.newPage();
    await recordDraws(page);
    await openHealthy({ page, proxy, thrown: [], refresh: REFRESH, allowance: 0 });
    const usual = await watchRefreshes(page, proxy);
    proxy.inject(place, { ...faultNamed('hanging before the response'), questions });
    const during = await watchRefreshes(page, proxy);
    const kind = of === 'panel updates' ? 'drawn' : 'urgent';
    return { hanging: name, of, ...compare(usual[kind], during[kind]) };
  } finally {
    await context.close();
    await proxy.close();
  }
}

type Watched = { drawn: Arrival[]; urgent: Arrival[] };

async function watchRefreshes(page: Page, proxy: FaultProxy): Promise<Watched> {
  // A refresh may already be running.
  await page.waitForTimeout(REFRESH * 1000);
  const from = performance.now();
  await takeDraws(page);
  await page.waitForTimeout((REFRESHES + 1) * REFRESH * 1000);
  const drawings = await takeDraws(page);
  const seen = proxy.seen.filter(({ at }) => at >= from);
  const begun = beginningsOf(seen).slice(0, REFRESHES);
  const drawn = drawings.map(({ panel, at }) => ({ what: panel, at: at - performance.timeOrigin }));
  const urgent = seen
    .filter(({ endpoint, isHit }) => !isHit && (endpoint === 'rules' || endpoint === 'query'))
    .map(({ question, endedAt }) => ({ what: question, at: endedAt }));
  return { drawn: lastOfEach(drawn, begun), urgent: lastOfEach(urgent, begun) };
}

/**
 * Starts of the refreshes: the first request after a pause, because between refreshes only the hanging query is open.
 */
function beginningsOf(seen: readonly Seen[]): number[] {
  const asked = seen.filter(({ isHit }) => !isHit).map(({ at }) => at);
  return asked.filter((at, i) => i > 0 && at - (asked[i - 1] ?? at) > (REFRESH * 1000) / 3);
}

/**
 * For each panel or request its last occurrence within each refresh. Those that occur in less than half of them are
 * left out: the hanging query, and rare requests.
 */
function lastOfEach(events: readonly { what: string; at: number }[], begun: readonly number[]): Arrival[] {
  const arrivals = begun.flatMap((start) => {
    const within = events.filter(({ at }) => at >= start && at < start + REFRESH * 900);
    return [...new Map(within.map(({ what, at }) => [what, at - start]))].map(([what, after]) => ({ what, after }));
  });
  return arrivals.filter(({ what }) => arrivals.filter((other) => other.what === what).length > begun.length / 2);
}

function compare(
  usual: readonly Arrival[],
  during: readonly Arrival[],
): Pick<Delay, 'usual' | 'median' | 'worst' | 'count'> {
  const late = during.flatMap(({ what, after }) => {
    const before = usual.filter((one) => one.what === what).map((one) => one.after);
    return before.length === 0 ? [] : [after - medianOf(before)];
  });
  return {
    usual: medianOf(usual.map(({ after }) => after)),
    median: medianOf(late),
    worst: Math.max(...late),
    count: late.length,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The delays as text, one line for each kind of hanging query. */
export function delaysText(delays: readonly Delay[]): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const line = ({ hanging, of, usual, median, worst, count }: Delay) =>
    `- ${hanging} hanging: ${of} ${ms(median)} later than without (median of ${count}; the worst ${ms(worst)}; usually ${ms(usual)} after the beginning of a refresh)${isShort({ median, count }) ? '' : ' **fails**'}`;
  return `Delay by what hangs (goal: less than ${MAX_DELAY_MS} ms)\n${delays.map(line).join('\n')}`;
}

export function isShort({ median, count }: Pick<Delay, 'median' | 'count'>): boolean {
  return count > 0 && median < MAX_DELAY_MS;
}
