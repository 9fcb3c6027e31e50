import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { CHROMIUM_SWITCHES } from '../../demo/programs/chromium-switches';
import { findProgram } from '../../demo/programs/find-program';
import { installProbe } from './probe';

/** Large enough for every chart of the overview to be rendered. */
export const VIEWPORT = { width: 1920, height: 1080 };

export const ZONE = 'UTC';

/** A page with the probe. `cdp`: session of its renderer; CPU figures are those of its main thread. */
export type OpenPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };

/** A page or tab with a session of its renderer. */
type Measured = { cdp: Pick<CDPSession, 'send'> };

/** Metrics of the renderer; `cpuMs`: of the main thread since the page was opened. */
export type Metrics = { cpuMs: number; nodes: number; listeners: number };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findProgram('chromium', console.log);
  return chromium.launch({ executablePath, args: [...CHROMIUM_SWITCHES] });
}

/** Opens a page with an empty cache. `throttle`: CPU slowdown factor. */
export async function openPage(browser: Browser, throttle = 1): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', timezoneId: ZONE });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  const cdp = await context.newCDPSession(page);
  // Only time in which the thread ran, without preemption by other processes.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, cdp, close: () => context.close() };
}

export async function readMetrics({ cdp }: Measured): Promise<Metrics> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { cpuMs: 1000 * value('TaskDuration'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** Used heap after a garbage collection, megabytes. */
export async function readHeap({ cdp }: Measured): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
}
