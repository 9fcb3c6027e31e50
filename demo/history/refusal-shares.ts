import type { Visit } from '../load/visit';
import type { Endpoint } from '../sample-service/endpoint';

/** Enough to estimate a share of 2 % to within a tenth of it. */
const DRAWS = 5000;

/** The share of visits answered with each 4xx status, determined by calling the endpoint. */
export function refusalShares({ refusal }: Endpoint, { path, body }: Visit): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  if (!refusal) return shares;
  for (let draw = 0; draw < DRAWS; draw++) {
    const status = refusal({ url: path(), body: body?.() });
    if (status !== undefined) shares.set(status, (shares.get(status) ?? 0) + 1 / DRAWS);
  }
  return shares;
}
