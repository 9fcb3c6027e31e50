import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { CACHE, ROOT } from '../demo/project';
import { type Stack, startStack } from '../demo/stack/stack';
import { type PrometheusApi, prometheusApi } from './prometheus';

/** Short, so that a rate has its four samples soon and a fault shows within seconds. */
export const SCRAPE_INTERVAL = 2;

/** Long enough for alerts that come at the same evaluation to be one notification, seconds. */
const ALERT_GROUPING = 1;

/**
 * The real stack with the built page, with something measured everywhere. `name`: of its folder; `load`: multiple of
 * the usual traffic.
 */
export async function startMeasuredStack(name: string, load: number): Promise<Stack> {
  // Fresh, because a test that counts must not find the history of the last run; the logs of this run stay for whoever
  // looks into a failure.
  const dataDir = join(CACHE, name);
  rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({
    assets: writePage(dataDir),
    dataDir,
    scrapeInterval: SCRAPE_INTERVAL,
    alertGrouping: ALERT_GROUPING,
    load,
    ports: 'free',
  });
  try {
    const prometheus = prometheusApi(stack.prometheusUrl);
    await untilMeasured(prometheus, load);
    // A chart of an hour has a point every 15 s: before the first of them a page that does not refresh has nothing to
    // draw, and stays so.
    await untilMeasured(prometheus, load, 'offset 16s');
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/**
 * The built page with a configuration that lets it cost Prometheus what it likes: on a machine that runs several stacks
 * and browsers every answer takes long, and the page would ask less often than a test waits for. Returns its folder.
 */
function writePage(dataDir: string): string {
  const built = join(ROOT, 'dist');
  if (!existsSync(join(built, 'index.html')))
    throw new Error('There is no page to test. Build it first: npm run build');
  const assets = join(dataDir, 'page');
  cpSync(built, assets, { recursive: true });
  writeFileSync(join(assets, 'config.json'), JSON.stringify({ serverShare: 1 }));
  return assets;
}

/**
 * Wait until every target answers and, where there is traffic, both services have a rate: before that an empty panel
 * would be right. `offset`, PromQL: until that was so a while ago.
 */
export async function untilMeasured(prometheus: PrometheusApi, load: number, offset = ''): Promise<void> {
  const servicesWithTraffic = `count(sum by (job) (rate(http_request_duration_seconds_count{job=~"shop-api|backend"}[1m] ${offset})) > 0)`;
  const measured = load > 0 ? `min(up ${offset}) == bool 1 and ${servicesWithTraffic} == 2` : `min(up ${offset}) == 1`;
  await expect.poll(() => prometheus.number(measured), { intervals: [200], timeout: 60_000 }).toBe(1);
}
