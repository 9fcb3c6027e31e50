import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { say } from '../demo/launcher/say';
import { findProgram } from '../demo/programs/find-program';
import { CACHE, ROOT } from '../demo/project';
import { collectBrowserErrors } from './browser-errors';
import { installMiddlewares } from './middlewares/install';
import { type RunningMiddleware, startMiddlewares } from './middlewares/start-middlewares';
import { adaptToServer } from './replay/adapt-to-server';
import { REPLAYED } from './replay/catalogue/catalogue';
import { discover, type Discovered } from './replay/discover';
import { type NodeDriver, nodeDriver } from './replay/node-driver';
import { startReplay } from './replay/replay';
import type { ReplayedService } from './replay/replayed-service';
import { scrapingServer } from './replay/scraping-server';
import { scrapedInstant } from './replay/wait-for-scrapes';
import { VigiePage } from './vigie-page';

/**
 * All replayed and all real services behind one Prometheus, scraped often enough to be queried at the instant `at`,
 * Unix seconds.
 */
export type Conventions = {
  pageUrl: string;
  connection: NodeDriver;
  discovered: Discovered;
  services: readonly ReplayedService[];
  middlewares: readonly RunningMiddleware[];
  at: number;
};

type PerTest = { vigie: VigiePage };
type PerWorker = { conventions: Conventions };

async function start(parallelIndex: number) {
  const folder = join(CACHE, `e2e-conventions-${parallelIndex}`);
  const assets = join(ROOT, 'dist');
  if (!existsSync(join(assets, 'index.html')))
    throw new Error('There is no page to test. Build it first: npm run build');
  mkdirSync(folder, { recursive: true });
  installMiddlewares();
  const middlewares = await startMiddlewares(folder);
  const server = scrapingServer(await findProgram('prometheus', say));
  const services = REPLAYED.map((service) => adaptToServer(server, service));
  const targets = middlewares.running.map(({ middleware, address }) => ({ job: middleware.job, address }));
  const replay = await startReplay({ server, services: REPLAYED, folder: join(folder, 'server'), assets, targets });
  const stop = async () => {
    await replay.stop();
    await middlewares.stop();
  };
  return { replay, server, services, middlewares: middlewares.running, stop };
}

/** Tests of discovery on a real Prometheus that scrapes services of every convention; started once per worker. */
export const test = base.extend<PerTest, PerWorker>({
  conventions: [
    async ({}, use, { parallelIndex }) => {
      const { replay, server, services, middlewares, stop } = await start(parallelIndex);
      try {
        const connection = nodeDriver(replay.url);
        const at = await scrapedInstant(server, connection, services);
        const discovered = await discover(connection, at);
        await use({ pageUrl: `${replay.url}/user/`, connection, discovered, services, middlewares, at });
      } finally {
        await stop();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  vigie: async ({ page, context, conventions }, use) => {
    const browserErrors = collectBrowserErrors(context);
    await use(new VigiePage(page, conventions.pageUrl));
    expect(browserErrors, 'errors in the browser').toEqual([]);
  },
});

export { expect };
