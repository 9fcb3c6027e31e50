import type { NodeDriver } from './node-driver';
import { SCRAPE_INTERVAL } from './replay';
import type { ReplayedService } from './replayed-service';
import { hiddenSeconds, type ScrapingServer } from './scraping-server';

/** A rate needs two samples; with these it has them on both sides of what jitter may do. */
const SAMPLES = 4;

/** How long it may take until every service has been scraped so often, on a machine that does much else. Seconds. */
const PATIENCE = 120;

const NO_ABORT = new AbortController().signal;

/**
 * Wait until every service that can be read was scraped often enough. Resolves with an instant at which all answers are
 * final, Unix seconds.
 */
export async function scrapedInstant(
  server: ScrapingServer,
  { driver }: NodeDriver,
  services: readonly ReplayedService[],
): Promise<number> {
  const instances = 2 * services.filter(({ families }) => families.length > 0).length;
  const expr = `count(count_over_time(up[${SAMPLES * SCRAPE_INTERVAL}s]) >= ${SAMPLES} and max_over_time(up[${SAMPLES * SCRAPE_INTERVAL}s]) == 1)`;
  const deadline = Date.now() / 1000 + PATIENCE;
  for (;;) {
    // What was scraped a moment ago may still be on its way into the database.
    const at = Math.floor(Date.now() / 1000) - SCRAPE_INTERVAL - hiddenSeconds(server);
    const { samples } = await driver.instantQuery(expr, at, NO_ABORT);
    if ((samples[0]?.value ?? 0) >= instances) return at;
    if (Date.now() / 1000 > deadline)
      throw new Error(
        `After ${PATIENCE} s only ${samples[0]?.value ?? 0} of ${instances} targets were scraped ${SAMPLES} times`,
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
