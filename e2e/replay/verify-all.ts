import { adaptToServer } from './adapt-to-server';
import { discover } from './discover';
import { nodeDriver } from './node-driver';
import { startReplay } from './replay';
import type { ReplayedService } from './replayed-service';
import type { ScrapingServer } from './scraping-server';
import { scrapedInstant } from './wait-for-scrapes';
import { type Verification, verify } from './verify';

/** The results for one server. `listRequests`: the number of requests to list all services. */
export type Verified = { server: ScrapingServer; listRequests: number; verifications: readonly Verification[] };

/** Lets a server scrape the services, and verifies each of them. */
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
