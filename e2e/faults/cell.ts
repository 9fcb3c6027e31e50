import type { Page } from '@playwright/test';
import type { Fault } from './fault';
import { isAsBefore, judgeAlways, judgeDuring, judgeNamed, leftOver } from './judge';
import type { Place } from './place';
import type { FaultProxy } from './proxy';
import { markDocument, readShown, type Shown } from './shown';

/** `opened`: the page is opened while the fault is there. `live`: the fault comes and goes under an open page. */
export type Cell = { fault: Fault; place: Place; when: 'live' | 'opened' };

/** Seconds; null where it never happened. */
export type Outcome = { cell: Cell; complaints: string[]; noticed: number | null; recovered: number | null };

/**
 * The page under test with the proxy in front of it. `thrown` grows with what the browser holds against the page.
 * `allowance`: seconds that everything may take longer than the page has, where the machine does other things meanwhile
 * and the seconds are not what is judged.
 */
export type Subject = { page: Page; proxy: FaultProxy; thrown: readonly string[]; refresh: number; allowance: number };

/** How often the page is looked at. */
const LOOK_MS = 100;

/** What the page has said once it must go on saying. */
const SPREAD_MS = 400;

/** A busy machine may take its time until all is there; seconds. */
const OPENING = 60;

/** Whoever lets nobody in is asked half a minute after the last refusal, be it all of them or one endpoint. */
const SIGNED_OUT = 30;

/**
 * What a page that was opened under a fault has still to load before it can ask, and to ask for when the fault is gone:
 * which services there are, their targets, and then everything else.
 */
const FIRST_LOAD = 3;

/** What the browser writes about every failed request is its own. */
export const OF_THE_BROWSER =
  /Failed to load resource|net::ERR_|violates the following Content Security Policy directive: "connect-src|^Connecting to|Fetch API cannot load/;

async function openPage({ page, proxy, refresh }: Subject): Promise<void> {
  await page.goto(`${proxy.pageUrl}?refresh=${refresh}s&from=now-5m&service=shop-api`);
  await markDocument(page);
}

/** Open the page on a healthy stack; resolves with what it then shows. */
export async function openWell(subject: Subject): Promise<Shown> {
  await openPage(subject);
  const isSettled = ({ panels, alerts, freshness }: Shown) =>
    Object.keys(panels).length > 10 &&
    alerts !== 'loading' &&
    freshness === 'current' &&
    Object.values(panels).every(({ state }) => !/loading|stale|error|partial/.test(state));
  const { shown } = await watch(subject.page, OPENING, isSettled);
  if (!isSettled(shown)) throw new Error(`The page is not well to begin with: ${shown.text.slice(0, 400)}`);
  return shown;
}

export async function runCell(subject: Subject, before: Shown, cell: Cell): Promise<Outcome> {
  const { page, proxy, thrown, refresh, allowance } = subject;
  const { fault, place, when } = cell;
  const thrownBefore = thrown.length;
  const seenBefore = proxy.seen.length;
  proxy.inject(place, fault);
  if (when === 'opened') await openPage(subject);
  const wasHit = () => proxy.seen.slice(seenBefore).some(({ isHit }) => isHit);
  // What was asked before the fault came may be answered well after it, and then the page is well once more until it
  // asks again.
  const isAllAfter = () => proxy.seen.slice(0, seenBefore).every(({ isHit, endedAt }) => isHit || endedAt < Infinity);
  const patience = 2 * refresh + 2 + (when === 'opened' ? FIRST_LOAD : 0) + allowance;
  const judge = (shown: Shown) =>
    when === 'live' ? judgeDuring(shown, before, fault, place) : judgeNamed(shown, fault, place);
  const sign = await watch(page, patience, (shown) => wasHit() && isAllAfter() && judge(shown).length === 0);
  const during = await watch(page, SPREAD_MS / 1000, () => false);
  const judged = judge(during.shown);
  proxy.heal(place);
  const limit = recoveryLimit(cell, refresh) + allowance;
  const after = await watch(page, limit + 3, (shown) => isAsBefore(shown, before));
  const recovered = isAsBefore(after.shown, before) ? after.seconds : null;
  const errors = thrown.slice(thrownBefore).filter((text) => !OF_THE_BROWSER.test(text));
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
            ? `not recovered after ${limit + 3} s: ${leftOver(after.shown, before).join(', ')}`
            : `recovered after ${recovered.toFixed(1)} s`,
        ]),
  ];
  return { cell, complaints: [...new Set(complaints)], noticed: sign.isMet ? sign.seconds : null, recovered };
}

/** Seconds until nothing may be left of the fault. */
function recoveryLimit({ fault, when }: Cell, refresh: number): number {
  const answered = fault.effect === 'signed out' ? SIGNED_OUT : refresh;
  return answered + 1 + (when === 'opened' ? FIRST_LOAD : 0);
}

type Watched = { shown: Shown; seconds: number; isMet: boolean; always: string[] };

/** Look at the page until it shows what is waited for, and collect what must never be seen meanwhile. */
async function watch(page: Page, seconds: number, isMet: (shown: Shown) => boolean): Promise<Watched> {
  const began = performance.now();
  const always = new Set<string>();
  for (;;) {
    const asked = performance.now();
    const shown = await readShown(page);
    for (const complaint of judgeAlways(shown)) always.add(complaint);
    const passed = (performance.now() - began) / 1000;
    if (isMet(shown) || passed >= seconds) return { shown, seconds: passed, isMet: isMet(shown), always: [...always] };
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, LOOK_MS - (performance.now() - asked))));
  }
}
