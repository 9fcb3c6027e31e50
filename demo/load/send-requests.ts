import type { RATES } from './rates';
import { type Visit, choose } from './visit';
import { BACKEND_VISITS, SHOP_VISITS } from './visits';

/** The services that receive requests of users. */
export type VisitedService = keyof typeof RATES;

/** The requests of users to each service. */
export const VISITS: Record<VisitedService, Visit[]> = { 'shop-api': SHOP_VISITS, backend: BACKEND_VISITS };

/** The number of concurrent requests. */
const CONCURRENCY = 20;

async function sendOne(url: string, { method, path, body }: Visit): Promise<number> {
  const content =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body()) };
  const response = await fetch(url + path(), { method, ...content });
  await response.arrayBuffer();
  return response.status;
}

/**
 * Sends `count` requests as users do, to the instances in turn. Resolves when all are answered, with the count of each
 * status.
 */
export async function sendRequests(
  service: VisitedService,
  urls: readonly string[],
  count: number,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let sent = 0;
  const sendSome = async () => {
    while (sent < count) {
      const url = urls[sent++ % urls.length];
      const visit = choose(VISITS[service], Math.random());
      if (url === undefined || visit === undefined) return;
      const status = await sendOne(url, visit);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, sendSome));
  return statuses;
}
