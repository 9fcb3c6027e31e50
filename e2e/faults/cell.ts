import type { Page } from '@playwright/test';
import type { Fault } from './fault';
import { isAsBefore, judgeAlways, judgeDuring, judgeReported, differences } from './judge';
import type { Place } from './place';
import type { FaultProxy } from './proxy';
import { markDocument, takeSnapshot, type PageSnapshot } from './page-snapshot';

/**
 * One fault at one place. `opened`: the page is opened during the fault. `live`: the fault starts and ends while the
 * page is open.
 */
export type Cell = { fault: Fault; place: Place; when: 'live' | 'opened' };

/** Seconds until the fault was noticed, and after its end until nothing is left of it; null if that never happened. */
export type Outcome = { cell: Cell; complaints: string[]; noticed: number | null; recovered: number | null };

/**
 * The page under test behind the proxy. `thrown` collects browser errors. `allowance`: seconds added to every deadline,
 * for a busy machine on which speed is not judged.
 */
export type Subject = { page: Page; proxy: FaultProxy; thrown: readonly string[]; refresh: number; allowance: number };

/** Interval between two snapshots of the page. */
const LOOK_MS = 100;

/** A reported fault must stay reported for this long. */
const STAYS_REPORTED_MS = 400;

/** Time limit for the healthy page to load on a busy machine; seconds. */
const OPENING = 60;

/** A server or endpoint that refuses authorization is asked again half a minute after its last refusal. Seconds. */
const SIGNED_OUT = 30;

/**
 * Extra time for a page that was opened during a fault: it has chunks to load, and runs discovery, targets and all
 * other requests only after the fault. Seconds.
 */
const FIRST_LOAD = 3;

/** What the browser itself logs about every failed request. */
export const BROWSER_NOISE =
  /Failed to load resource|net::ERR_|violates the following Content Security Policy directive: "connect-src|^Connecting to|Fetch API cannot load/;

async function openPage({ page, proxy, refresh }: Subject): Promise<void> {
  await page.goto(`${proxy.pageUrl}?refresh=${refresh}s&from=now-5m&service=shop-api`);
  await markDocument(page);
}

/** Opens the page on a healthy stack; resolves with a snapshot of it. */
export async function openHealthy(subject: Subject): Promise<PageSnapshot> {
  await openPage(subject);
  const isSettled = ({ panels, alerts, freshness }: PageSnapshot) =>
    Object.keys(panels).length > 10 &&
    alerts !== 'loading' &&
    freshness === 'current' &&
    Object.values(panels).every(({ state }) => !/loading|stale|error|partial/.test(state));
  const { shown } = await watch(subject.page, OPENING, isSettled);
  if (!isSettled(shown)) throw new Error(`The page is not well to begin with: ${shown.text.slice(0, 400)}`);
  return shown;
}

export async function runCell(subject: Subject, before: PageSnapshot, cell: Cell): Promise<Outcome> {
  const { page, proxy, thrown, refresh, allowance } = subject;
  const { fault, place, when } = cell;
  const thrownBefore = thrown.length;
  const seenBefore = proxy.seen.length;
  proxy.inject(place, fault);
  if (when === 'opened') await openPage(subject);
  const wasHit = () => proxy.seen.slice(seenBefore).some(({ isHit }) => isHit);
  // Requests sent before the fault may succeed after it started, which shows the page as healthy once more.
  const isAllAfter = () => proxy.seen.slice(0, seenBefore).every(({ isHit, endedAt }) => isHit || endedAt < Infinity);
  const patience = 2 * refresh + 2 + (when === 'opened' ? FIRST_LOAD : 0) + allowance;
  const judge = (shown: PageSnapshot) =>
    when === 'live' ? judgeDuring(shown, before, fault, place) : judgeReported(shown, fault, place);
  const sign = await watch(page, patience, (shown) => wasHit() && isAllAfter() && judge(shown).length === 0);
  const during = await watch(page, STAYS_REPORTED_MS / 1000, () => false);
  const judged = judge(during.shown);
  proxy.heal(place);
  const limit = recoveryLimit(cell, refresh) + allowance;
  const after = await watch(page, limit + 3, (shown) => isAsBefore(shown, before));
  const recovered = isAsBefore(after.shown, before) ? after.seconds : null;
  const errors = thrown.slice(thrownBefore).filter((text) => !BROWSER_NOISE.test(text));
  const complaints = [
    ...(wasHit() ? [] : ['the page never asked']),
    ...[sign, during, after]
      .flatMap(({ always }) => always)
      .filter((complaint) => when === 'live' || !complaint.startsWith('blank')),
    ...(during.shown.text === '' ? ['nothing is shown'] : []),
    ...judged,
    ...errors.map((text) => `threw: ${text.slice(0, 200)}`),
    ...(recovered !== null && recovered <= limit
      ? []
      : [
          recovered === null
            ? `not recovered after ${limit + 3} s: ${differences(after.shown, before).join(', ')}`
            : `recovered after ${recovered.toFixed(1)} s`,
        ]),
  ];
  return { cell, complaints: [...new Set(complaints)], noticed: sign.isMet ? sign.seconds : null, recovered };
}

/** Seconds after the end of the fault within which the page must have recovered. */
function recoveryLimit({ fault, when }: Cell, refresh: number): number {
  const answered = fault.effect === 'signed out' ? SIGNED_OUT : refresh;
  return answered + 1 + (when === 'opened' ? FIRST_LOAD : 0);
}

type Watched = { shown: PageSnapshot; seconds: number; isMet: boolean; always: string[] };

/** Takes snapshots until one matches, and collects problems that must never occur. */
async function watch(page: Page, seconds: number, isMet: (shown: PageSnapshot) => boolean): Promise<Watched> {
  const began = performance.now();
  const always = new Set<string>();
  for (;;) {
    const asked = performance.now();
    const shown = await takeSnapshot(page);
    for (const complaint of judgeAlways(shown)) always.add(complaint);
    const passed = (performance.now() - began) / 1000;
    if (isMet(shown) || passed >= seconds) return { shown, seconds: passed, isMet: isMet(shown), always: [...always] };
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, LOOK_MS - (performance.now() - asked))));
  }
}
