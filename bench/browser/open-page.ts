import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { CHROMIUM_SWITCHES } from '../../demo/programs/chromium-switches';
import { findProgram } from '../../demo/programs/find-program';
import { installProbe } from './probe';

/** Wide and high enough that every chart of the overview is mounted. */
export const VIEWPORT = { width: 1920, height: 1080 };

export const ZONE = 'UTC';

/** A page with the probe in it. `cdp` speaks to its renderer; CPU figures are times of its main thread. */
export type OpenPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };

/** What speaks to a renderer. */
type Measured = { cdp: Pick<CDPSession, 'send'> };

/** Figures of the renderer: `cpuMs` of the main thread since the page was opened. */
export type Metrics = { cpuMs: number; nodes: number; listeners: number };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findProgram('chromium', console.log);
  return chromium.launch({ executablePath, args: [...CHROMIUM_SWITCHES] });
}

/** An empty page with an empty cache. `throttle`: how many times slower its processor is made. */
export async function openPage(browser: Browser, throttle = 1): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', timezoneId: ZONE });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  const cdp = await context.newCDPSession(page);
  // Time that the thread really ran: what other processes take away in between does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, cdp, close: () => context.close() };
}

export async function readMetrics({ cdp }: Measured): Promise<Metrics> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { cpuMs: 1000 * value('TaskDuration'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** What is in use after a garbage collection, in megabytes. */
export async function readHeap({ cdp }: Measured): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
}
