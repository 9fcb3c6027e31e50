import { adaptToServer } from './adapt-to-server';
import { discover } from './discover';
import { nodeDriver } from './node-driver';
import { startReplay } from './replay';
import type { ReplayedService } from './replayed-service';
import type { ScrapingServer } from './scraping-server';
import { scrapedInstant } from './wait-for-scrapes';
import { type Verification, verify } from './verify';

/** What one server and the page made of the services. `listRequests`: how many requests the list of services took. */
export type Verified = { server: ScrapingServer; listRequests: number; verifications: readonly Verification[] };

/** Have a server scrape the services, look at each of them as the page does, and compare. */
export async function verifyAll(
  server: ScrapingServer,
  services: readonly ReplayedService[],
  folder: string,
): Promise<Verified> {
  const replay = await startReplay({ server, services, folder, assets: null });
  try {
    const connection = nodeDriver(replay.url);
    const read = services.map((service) => adaptToServer(server, service));
    const at = await scrapedInstant(server, connection, read);
    const discovered = await discover(connection, at);
    const verifications: Verification[] = [];
    for (const service of read) verifications.push(await verify(service, connection, discovered, at));
    return { server, listRequests: discovered.requests, verifications };
  } finally {
    await replay.stop();
  }
}
