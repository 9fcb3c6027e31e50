import type { NodeDriver } from './node-driver';
import { SCRAPE_INTERVAL } from './replay';
import type { ReplayedService } from './replayed-service';
import { hiddenSeconds, type ScrapingServer } from './scraping-server';

/** A rate needs two samples; four allow for jitter at both ends. */
const SAMPLES = 4;

/** Time limit on a busy machine. Seconds. */
const SCRAPES_TIMEOUT = 120;

const NO_ABORT = new AbortController().signal;

/**
 * Waits until every readable service was scraped often enough. Resolves with an instant at which results no longer
 * change, Unix seconds.
 */
export async function scrapedInstant(
  server: ScrapingServer,
  { driver }: NodeDriver,
  services: readonly ReplayedService[],
): Promise<number> {
  const instances = 2 * services.filter(({ families }) => families.length > 0).length;
  const expr = `count(count_over_time(up[${SAMPLES * SCRAPE_INTERVAL}s]) >= ${SAMPLES} and max_over_time(up[${SAMPLES * SCRAPE_INTERVAL}s]) == 1)`;
  const deadline = Date.now() / 1000 + SCRAPES_TIMEOUT;
  for (;;) {
    // The newest scrape may not be stored yet.
    const at = Math.floor(Date.now() / 1000) - SCRAPE_INTERVAL - hiddenSeconds(server);
    const { samples } = await driver.instantQuery(expr, at, NO_ABORT);
    if ((samples[0]?.value ?? 0) >= instances) return at;
    if (Date.now() / 1000 > deadline)
      throw new Error(
        `After ${SCRAPES_TIMEOUT} s only ${samples[0]?.value ?? 0} of ${instances} targets were scraped ${SAMPLES} times`,
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
