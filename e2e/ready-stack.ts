import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { CACHE, ROOT } from '../demo/project';
import { type Stack, startStack } from '../demo/stack/stack';
import { type PrometheusApi, prometheusApi } from './prometheus';

/** Short, so that rates have four samples soon and faults show within seconds. */
export const SCRAPE_INTERVAL = 2;

/** Long enough to group alerts of the same evaluation into one notification, seconds. */
const ALERT_GROUPING = 1;

/**
 * Starts the real stack with the built page and waits until everything has been scraped. `name`: of its data folder;
 * `load`: factor of the usual traffic.
 */
export async function startReadyStack(name: string, load: number): Promise<Stack> {
  // Start without data, because tests that count must not find the history of the last run. Logs stay until the next
  // run.
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
    if (load > 0) await failOnce(stack);
    await untilReady(prometheus, load);
    // A chart of one hour has a point every 15 s: opened before the first of them, a page that does not refresh would
    // stay empty.
    await untilReady(prometheus, load, 'offset 16s');
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/**
 * Lets one request to shop-api fail. Its counter of failures appears with the first one; until then rules about it
 * "cannot fire", which is listed above the charts, and it would depend on chance whether a test sees that.
 */
async function failOnce({ services }: Stack): Promise<void> {
  const service = services.find(({ name }) => name === 'shop-api-1');
  if (service === undefined) throw new Error('shop-api-1 is not in the stack');
  await service.control({ errorShare: { 'GET /categories': 1 } });
  const { status } = await fetch(`${service.url}/categories`);
  expect(status).toBe(500);
  await service.reset();
}

/**
 * Copies the built page with a configuration without limit for server load: on a machine that runs several stacks and
 * browsers the page would otherwise refresh less often than tests wait for. Returns the folder.
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
 * Waits until every target is up and, if there is traffic, both services have a rate. `offset`, PromQL: until that was
 * the case some time ago.
 */
export async function untilReady(prometheus: PrometheusApi, load: number, offset = ''): Promise<void> {
  const servicesWithTraffic = `count(sum by (job) (rate(http_request_duration_seconds_count{job=~"shop-api|backend"}[1m] ${offset})) > 0)`;
  const isReady = load > 0 ? `min(up ${offset}) == bool 1 and ${servicesWithTraffic} == 2` : `min(up ${offset}) == 1`;
  await expect.poll(() => prometheus.number(isReady), { intervals: [200], timeout: 60_000 }).toBe(1);
}
