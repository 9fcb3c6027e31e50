import type { RATES } from './rates';
import { type Visit, choose } from './visit';
import { BACKEND_VISITS, SHOP_VISITS } from './visits';

/** The services that users reach. */
export type VisitedService = keyof typeof RATES;

/** The requests that the users of each service make. */
export const VISITS: Record<VisitedService, Visit[]> = { 'shop-api': SHOP_VISITS, backend: BACKEND_VISITS };

/** As many as a browser and a few neighbours have open at a time. */
const AT_ONCE = 20;

async function sendOne(url: string, { method, path, body }: Visit): Promise<number> {
  const content =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body()) };
  const response = await fetch(url + path(), { method, ...content });
  await response.arrayBuffer();
  return response.status;
}

/**
 * Send `count` requests as the users of the service do, its instances in turn. Resolves when all are answered, with how
 * many had each status.
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
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome));
  return statuses;
}
