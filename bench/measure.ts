import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { coldLoad, type ColdLoad } from './browser/cold-load';
import { hoverCost } from './browser/hover';
import { downloadedBytes } from './browser/downloaded-bytes';
import { firstPaints } from './browser/first-paint';
import { INTERVAL, watchRefreshes, type Refreshes } from './browser/refreshes';
import type { Subject } from './browser/subject';
import { median, medianLoad, summarise, type BenchResult, type Figures } from './figures';
import { askedInFull, idleServer, serverCost, withSpan } from './stack/server-cpu';
import type { Stack } from './stack/stack';
import { STEP } from './yardstick/columns';
import { PANELS } from './yardstick/panels';

/** `folder` below the assets; `heavy` the page with one chart of many lines, where there is one of its own; `ours` pages are measured on a slow network too. */
export type Candidate = { subject: Subject; folder: string; heavy: Subject | undefined; ours: boolean };

type Bench = { browser: Browser; stack: Stack; loads: number; refreshes: number; throttle: number; port: number; say: (progress: string) => void };

const THROTTLED_LOADS = 3;
const THROTTLED_REFRESHES = 3;
const OVERLAP = 300;

/** All candidates in turns, so that a machine that gets slower or faster does so for all of them. */
export async function measure(candidates: readonly Candidate[], bench: Bench): Promise<BenchResult> {
  const { browser, stack, loads, refreshes, throttle, say } = bench;
  const subjects = candidates.map(({ subject }) => subject);
  say('cold loads');
  const cold = await inTurns(loads, subjects, (subject) => coldLoad(browser, subject));
  const throttled = throttle === 1 ? [] : await inTurns(THROTTLED_LOADS, subjects, (subject) => coldLoad(browser, subject, throttle));
  say('refreshes');
  const watched = await sideBySide(subjects, (subject) => watchRefreshes(browser, subject, refreshes));
  const slowed = throttle === 1 ? [] : await sideBySide(subjects, (subject) => watchRefreshes(browser, subject, THROTTLED_REFRESHES, throttle));
  say('pointer, heavy chart, network, server');
  const idle = await idleServer(stack.pid);
  const pages = new Map<string, Figures>();
  for (const [i, candidate] of candidates.entries()) {
    const measured = { cold: cold[i] ?? [], throttled: throttled[i], watched: watched[i], slowed: slowed[i] };
    pages.set(candidate.subject.name, await figuresOf(candidate, measured, idle, bench));
  }
  const serverInFull = await serverCost(stack.pid, askedInFull(stack.url, PANELS.map(({ asked }) => asked), STEP), idle);
  return { pages, serverInFull };
}

type Measured = { cold: readonly ColdLoad[]; throttled: readonly ColdLoad[] | undefined; watched: Refreshes | undefined; slowed: Refreshes | undefined };

async function figuresOf({ subject, folder, heavy, ours }: Candidate, measured: Measured, idle: number, bench: Bench): Promise<Figures> {
  const { browser, stack } = bench;
  const { cold, throttled, watched, slowed } = measured;
  if (watched === undefined) throw new Error(`${subject.name} was not refreshed`);
  // The median by requests: what comes once a minute is in some refreshes and not in the usual one.
  const usual = watched.all.toSorted((a, b) => a.asked.length - b.asked.length)[Math.floor(watched.all.length / 2)]?.asked ?? [];
  const cost = (asked: typeof usual) => serverCost(stack.pid, asked, idle);
  return {
    load: medianLoad(cold),
    throttledLoad: throttled && medianLoad(throttled),
    refresh: summarise(watched),
    throttledRefresh: slowed && summarise(slowed),
    hover: await hoverCost(browser, subject, 'requests-by-endpoint'),
    bytes: downloadedBytes(stack.assets, folder, cold[0]?.downloads ?? []),
    heavy: heavy && (await heavyFigures(browser, heavy)),
    paint: ours ? await firstPaints(browser, stack, folder, bench.port) : undefined,
    server: {
      refresh: await cost(usual),
      ranges: await cost(usual.filter(({ url }) => url.endsWith('/query_range'))),
      withFiveMinutes: await cost(withSpan(usual, OVERLAP)),
    },
  };
}

async function heavyFigures(browser: Browser, heavy: Subject): Promise<Figures['heavy']> {
  const loads = [await coldLoad(browser, heavy), await coldLoad(browser, heavy), await coldLoad(browser, heavy)];
  return { drawn: median(loads.map(({ drawn }) => drawn)), hover: await hoverCost(browser, heavy, 'heavy') };
}

async function inTurns<T>(rounds: number, subjects: readonly Subject[], once: (subject: Subject) => Promise<T>): Promise<T[][]> {
  const results = subjects.map((): T[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, subject] of subjects.entries()) results[i]?.push(await once(subject));
  }
  return results;
}

/** At the same time, their refreshes apart by equal parts of the interval. */
function sideBySide<T>(subjects: readonly Subject[], watch: (subject: Subject) => Promise<T>): Promise<T[]> {
  return Promise.all(
    subjects.map(async (subject, i) => {
      await wait((1000 * INTERVAL * i) / subjects.length);
      return watch(subject);
    }),
  );
}
