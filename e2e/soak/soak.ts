import type { Browser, CDPSession, Page } from '@playwright/test';
import { startRecordedServer, type Scenario } from './recorded-server';
import { installSteppedClock, PAGE_TIME, type SteppedClock } from './stepped-clock';
import type { Memory } from './measure-memory';

/** Seconds between refreshes on the clock of the page. */
const INTERVAL = 10;

/**
 * Refreshes before the first measurement: until the range of five minutes is full, everything has been queried in full
 * once, and the engine has compiled most of the code.
 */
const WARM_UP = 90;

/** `onMeasurement` is called after every measurement, so that results are not lost if a run of hours is aborted. */
export type SoakPlan<W extends Memory> = {
  prometheusUrl: string;
  scenario: Scenario;
  mode: 'page' | 'wall';
  refreshes: number;
  warmUp?: number;
  measureMemory: (session: CDPSession) => Promise<W>;
  onMeasurement?: (measurement: Measurement<W>) => void;
};

/** Memory of the page after this many refreshes. */
export type Measurement<W extends Memory> = W & { refreshes: number };

/**
 * `measurements`: before the first counted refresh, and then at equal distances. `complaints`: exceptions of the page.
 */
export type SoakFigures<W extends Memory> = SoakPlan<W> & {
  measurements: readonly Measurement<W>[];
  requests: number;
  seconds: number;
  state: string;
  complaints: readonly string[];
};

/** The number of measurements after the first. */
const MEASUREMENTS = 10;

export async function soak<W extends Memory>(browser: Browser, plan: SoakPlan<W>): Promise<SoakFigures<W>> {
  const server = await startRecordedServer(plan.prometheusUrl, plan.scenario, INTERVAL);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    // tsx wraps functions in a helper __name that the page does not have.
    await page.addInitScript('globalThis.__name ??= (f) => f');
    await page.addInitScript(installSteppedClock, { start: Date.now(), header: PAGE_TIME });
    await page.goto(`${server.pageUrl}?service=shop-api&from=now-5m&refresh=${INTERVAL}s&mode=${plan.mode}`);
    await run(page, plan.warmUp ?? WARM_UP);
    await page.locator('[data-state="fresh"]').first().waitFor();
    const session = await context.newCDPSession(page);
    const begun = performance.now();
    const measurements: Measurement<W>[] = [];
    const takeMeasurement = async (done: number) => {
      const now = { ...(await plan.measureMemory(session)), refreshes: done };
      measurements.push(now);
      plan.onMeasurement?.(now);
    };
    await takeMeasurement(0);
    for (let n = 1; n <= MEASUREMENTS; n++) {
      const done = Math.round((plan.refreshes * n) / MEASUREMENTS);
      await run(page, done - (measurements.at(-1)?.refreshes ?? 0));
      await takeMeasurement(done);
    }
    const seconds = (performance.now() - begun) / 1000;
    const state = (await page.locator('[data-page]').getAttribute('data-state')) ?? 'none';
    return { ...plan, measurements, requests: server.asked(), seconds, state, complaints };
  } finally {
    await context.close();
    await server.stop();
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

/** Growth in bytes from the first to the last measurement, and per thousand refreshes by linear regression. */
export function growth<W extends Memory>(
  measurements: readonly Measurement<W>[],
  bytesOf: (measurement: Measurement<W>) => number,
): { total: number; perThousand: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bytes = measurements.map(bytesOf);
  const [x, y] = [mean(measurements.map(({ refreshes }) => refreshes)), mean(bytes)];
  const above = measurements.reduce((sum, { refreshes }, i) => sum + (refreshes - x) * ((bytes[i] ?? NaN) - y), 0);
  const below = measurements.reduce((sum, { refreshes }) => sum + (refreshes - x) ** 2, 0);
  return { total: (bytes.at(-1) ?? NaN) - (bytes[0] ?? NaN), perThousand: (1000 * above) / below };
}
