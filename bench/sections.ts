import { setTimeout as wait } from 'node:timers/promises';
import { loadAnswers, refreshAnswers } from './browser/answers';
import { coldLoad } from './browser/cold-load';
import { downloadedBytes } from './browser/downloaded-bytes';
import { firstPaints } from './browser/first-paint';
import { growthOf } from './browser/growth';
import { hoverCost } from './browser/hover';
import { INTERVAL, watchRefreshes } from './browser/refreshes';
import { servicesDrawn } from './browser/services-drawn';
import { endpointsCost, fleetCost } from './browser/table-cost';
import { median, medianLoad, summarise, type Figures } from './figures';
import { rangeCosts } from './range-costs';
import type { Section, SectionName } from './section';
import { askedInFull, idleServer, serverCost, withSpan } from './stack/server-cpu';
import { STEP } from './yardstick/columns';
import { PANELS } from './yardstick/panels';

/** Pages with a hundred pointer moves each: results of the same code vary by an eighth. */
const HOVERS = 3;
const THROTTLED_LOADS = 3;
const THROTTLED_REFRESHES = 3;
/** A minute, so that queries sent once or twice per minute have their share. */
const CAPTURED_REFRESHES = 6;
const OVERLAP = 300;

/**
 * A server that has just started has every series twice, in generated blocks and in memory, until its own scrapes cover
 * all queries: an overlap of five minutes, the rate window before it, and a minute in which all instances were scraped.
 */
const SETTLED_AFTER_MS = 1000 * (2 * OVERLAP + 60);

const size: Section = (candidates, { browser, stack }) =>
  sequentially(candidates, async ({ subject, folder }) => ({
    bytes: downloadedBytes(stack.assets, folder, (await coldLoad(browser, subject)).downloads),
  }));

const load: Section = async (candidates, { browser, loads }) => {
  const cold = await alternating(loads, candidates, ({ subject }) => coldLoad(browser, subject));
  return cold.map((all) => ({ load: medianLoad(all) }));
};

const refresh: Section = async (candidates, { browser, refreshes }) => {
  const watched = await inParallel(candidates, ({ subject }) => watchRefreshes(browser, subject, refreshes));
  const grown = await inParallel(candidates, ({ subject }) => growthOf(browser, subject));
  return watched.map((all, i): Figures => ({ refresh: summarise(all), ...(grown[i] && { growth: grown[i] }) }));
};

const slow: Section = async (candidates, { browser, throttle }) => {
  if (throttle === 1) return candidates.map(() => ({}));
  const cold = await alternating(THROTTLED_LOADS, candidates, ({ subject }) => coldLoad(browser, subject, throttle));
  const watched = await inParallel(candidates, ({ subject }) =>
    watchRefreshes(browser, subject, THROTTLED_REFRESHES, throttle),
  );
  return cold.map((all, i): Figures => ({
    throttledLoad: medianLoad(all),
    ...(watched[i] && { throttledRefresh: summarise(watched[i]) }),
  }));
};

const hover: Section = async (candidates, { browser }) => {
  const moves = await alternating(HOVERS, candidates, ({ subject }) =>
    hoverCost(browser, subject, 'requests-by-endpoint'),
  );
  return moves.map((all) => ({ hover: median(all) }));
};

const heavy: Section = async (candidates, { browser, loads }) => {
  const measured = candidates.flatMap((candidate) => candidate.heavy ?? []);
  const cold = await alternating(loads, measured, (subject) => coldLoad(browser, subject));
  const moves = await alternating(HOVERS, measured, (subject) => hoverCost(browser, subject, 'heavy'));
  return candidates.map((candidate): Figures => {
    const at = measured.findIndex((subject) => subject === candidate.heavy);
    const { drawn, cpu } = medianLoad(cold[at] ?? []);
    return at === -1 ? {} : { heavy: { drawn, cpu, hover: median(moves[at] ?? []) } };
  });
};

const paint: Section = (candidates, { browser, stack, port }) =>
  sequentially(candidates, async ({ folder, ours }): Promise<Figures> =>
    ours ? { paint: await firstPaints(browser, stack, folder, port) } : {},
  );

const server: Section = async (candidates, { browser, stack }) => {
  await wait(Math.max(0, stack.startedAt + SETTLED_AFTER_MS - Date.now()));
  const watched = await inParallel(candidates, ({ subject }) => watchRefreshes(browser, subject, CAPTURED_REFRESHES));
  const idle = await idleServer(stack.pid);
  const cost = (asked: Parameters<typeof serverCost>[1]) => serverCost(stack.pid, asked, idle);
  const inFull = await cost(
    askedInFull(
      stack.url,
      PANELS.map(({ asked }) => asked),
      STEP,
    ),
  );
  return sequentially(watched, async ({ all }) => {
    const asked = all.flatMap((one) => one.asked);
    const ranges = asked.filter(({ url }) => url.endsWith('/query_range'));
    const perRefresh = async (of: typeof asked) => (await cost(of)) / all.length;
    return {
      server: {
        refresh: await perRefresh(asked),
        ranges: await perRefresh(ranges),
        withFiveMinutes: await perRefresh(withSpan(asked, OVERLAP, STEP)),
        inFull,
      },
    };
  });
};

/** At the end of the history of these services: they are not scraped, so nothing changes while a table is used. */
const tables: Section = (candidates, { browser, stack: { crowd } }) =>
  sequentially(candidates, async ({ subject, ours }): Promise<Figures> => {
    if (!ours || crowd === null) return {};
    const at = `from=${crowd.from}&to=${crowd.to}&refresh=off`;
    return {
      tables: {
        services: await servicesDrawn(browser, `${subject.url}?mode=services&${at}`),
        endpoints: await endpointsCost(browser, subject.url, at),
        fleet: await fleetCost(browser, subject.url, at),
      },
    };
  });

const answers: Section = (candidates, { browser }) =>
  sequentially(candidates, async ({ subject }): Promise<Figures> => ({
    answers: { load: await loadAnswers(browser, subject), refresh: await refreshAnswers(browser, subject) },
  }));

const ranges: Section = (candidates, { browser }) =>
  sequentially(candidates, async ({ subject, ours }): Promise<Figures> =>
    ours ? { ranges: await rangeCosts(browser, subject) } : {},
  );

export const SECTIONS: Readonly<Record<SectionName, Section>> = {
  size,
  load,
  refresh,
  slow,
  hover,
  heavy,
  paint,
  server,
  tables,
  answers,
  ranges,
};

async function sequentially<In, Out>(all: readonly In[], once: (each: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (const each of all) results.push(await once(each));
  return results;
}

async function alternating<In, Out>(
  rounds: number,
  all: readonly In[],
  once: (each: In) => Promise<Out>,
): Promise<Out[][]> {
  const results = all.map((): Out[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, each] of all.entries()) results[i]?.push(await once(each));
  }
  return results;
}

/** In parallel, with refreshes offset by equal parts of the interval. */
function inParallel<In, Out>(all: readonly In[], watch: (each: In) => Promise<Out>): Promise<Out[]> {
  return Promise.all(
    all.map(async (each, i) => {
      await wait((1000 * INTERVAL * i) / all.length);
      return watch(each);
    }),
  );
}
