import { STOCK } from '../inventory/endpoints';
import type { Uniform } from '../sample-service/chance';
import { type Endpoint, HASH_SECONDS } from '../sample-service/endpoint';
import { sampleWait } from '../sample-service/work';

/** The distribution of durations: the share of each bucket (the last is +Inf), and the mean in seconds. */
export type Durations = { shares: number[]; mean: number };

/** Overhead of a request: parsing, routing, late timers. Seconds. */
const OVERHEAD = 0.001;

const CALL_OVERHEAD = 0.0015;

const DRAWS = 3000;

function draw(endpoint: Endpoint, inventoryDelay: number, uniform: Uniform): number {
  const { wait, hashes = 0, inventoryCalls = 0 } = endpoint;
  let seconds = OVERHEAD + sampleWait(wait, uniform) + hashes * HASH_SECONDS;
  if (endpoint === STOCK) seconds += inventoryDelay;
  for (let call = 0; call < inventoryCalls; call++)
    seconds += CALL_OVERHEAD + sampleWait(STOCK.wait, uniform) + inventoryDelay;
  return seconds;
}

/** The index of the bucket of a duration, for ascending bounds. */
export function bucketOf(edges: readonly number[], seconds: number): number {
  const index = edges.findIndex((edge) => seconds <= edge);
  return index < 0 ? edges.length : index;
}

/**
 * Durations of an endpoint, simulated from its delays without running it. `inventoryDelay`: additional seconds of each
 * call to the inventory, and of the inventory itself.
 */
export function durationsOf(
  endpoint: Endpoint,
  edges: readonly number[],
  inventoryDelay: number,
  uniform: Uniform,
): Durations {
  const shares = Array.from({ length: edges.length + 1 }, () => 0);
  let sum = 0;
  for (let count = 0; count < DRAWS; count++) {
    const seconds = draw(endpoint, inventoryDelay, uniform);
    sum += seconds;
    const bucket = bucketOf(edges, seconds);
    shares[bucket] = (shares[bucket] ?? 0) + 1 / DRAWS;
  }
  return { shares, mean: sum / DRAWS };
}

/** The same with a cache, because it is needed at every step. */
export function cachedDurations(
  edges: readonly number[],
  uniform: Uniform,
): (endpoint: Endpoint, inventoryDelay: number) => Durations {
  const cache = new Map<string, Durations>();
  return (endpoint, inventoryDelay) => {
    const key = `${endpoint.name} ${inventoryDelay}`;
    const known = cache.get(key) ?? durationsOf(endpoint, edges, inventoryDelay, uniform);
    cache.set(key, known);
    return known;
  };
}
