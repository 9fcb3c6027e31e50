import type { Browser, CDPSession, Page } from '@playwright/test';
import { startAnswerer, type Weather } from './answerer';
import { installSteppedClock, PAGE_TIME, type SteppedClock } from './stepped-clock';
import type { Weight } from './weigh';

/** Seconds between refreshes on the page's own clock. */
const INTERVAL = 10;

/**
 * Refreshes before anything is compared: the range of five minutes has filled with what the soak brings, everything has
 * been asked again in whole once, and the engine has compiled what it is going to compile.
 */
const WARM_UP = 90;

/**
 * `onHeld` hears of every weighing as it is made: a soak lasts for hours, and what ends it must not end what it has
 * found.
 */
export type SoakPlan<W extends Weight> = {
  prometheusUrl: string;
  weather: Weather;
  mode: 'page' | 'wall';
  refreshes: number;
  warmUp?: number;
  weigh: (session: CDPSession) => Promise<W>;
  onHeld?: (held: Held<W>) => void;
};

/** What the page holds after so many refreshes. */
export type Held<W extends Weight> = W & { refreshes: number };

/**
 * `held`: before the first refresh that counts, and then at equal distances to the last. `complaints`: what the page
 * threw.
 */
export type SoakFigures<W extends Weight> = SoakPlan<W> & {
  held: readonly Held<W>[];
  requests: number;
  seconds: number;
  state: string;
  complaints: readonly string[];
};

/** How often the page is weighed between first and last. */
const WEIGHINGS = 10;

export async function soak<W extends Weight>(browser: Browser, plan: SoakPlan<W>): Promise<SoakFigures<W>> {
  const answerer = await startAnswerer(plan.prometheusUrl, plan.weather, INTERVAL);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    // The TypeScript runner names functions through a function of its own, which a page does not have.
    await page.addInitScript('globalThis.__name ??= (f) => f');
    await page.addInitScript(installSteppedClock, { start: Date.now(), header: PAGE_TIME });
    await page.goto(`${answerer.pageUrl}?service=shop-api&from=now-5m&refresh=${INTERVAL}s&mode=${plan.mode}`);
    await run(page, plan.warmUp ?? WARM_UP);
    await page.locator('[data-state="fresh"]').first().waitFor();
    const session = await context.newCDPSession(page);
    const begun = performance.now();
    const held: Held<W>[] = [];
    const note = async (done: number) => {
      const now = { ...(await plan.weigh(session)), refreshes: done };
      held.push(now);
      plan.onHeld?.(now);
    };
    await note(0);
    for (let n = 1; n <= WEIGHINGS; n++) {
      const done = Math.round((plan.refreshes * n) / WEIGHINGS);
      await run(page, done - (held.at(-1)?.refreshes ?? 0));
      await note(done);
    }
    const seconds = (performance.now() - begun) / 1000;
    const state = (await page.locator('[data-page]').getAttribute('data-state')) ?? 'none';
    return { ...plan, held, requests: answerer.asked(), seconds, state, complaints };
  } finally {
    await context.close();
    await answerer.stop();
  }
}

async function run(page: Page, refreshes: number): Promise<void> {
  const input = { refreshes, interval: INTERVAL };
  await page.evaluate(
    ({ refreshes, interval }) =>
      (globalThis as unknown as { steppedClock: SteppedClock }).steppedClock.refreshes(refreshes, interval),
    input,
  );
}

/**
 * Bytes by which something has grown from the first weighing to the last, and per thousand refreshes by the line that
 * fits all of them best.
 */
export function growth<W extends Weight>(
  held: readonly Held<W>[],
  bytesOf: (held: Held<W>) => number,
): { total: number; perThousand: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bytes = held.map(bytesOf);
  const [x, y] = [mean(held.map(({ refreshes }) => refreshes)), mean(bytes)];
  const above = held.reduce((sum, { refreshes }, i) => sum + (refreshes - x) * ((bytes[i] ?? NaN) - y), 0);
  const below = held.reduce((sum, { refreshes }) => sum + (refreshes - x) ** 2, 0);
  return { total: (bytes.at(-1) ?? NaN) - (bytes[0] ?? NaN), perThousand: (1000 * above) / below };
}
