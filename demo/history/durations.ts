import { STOCK } from '../inventory/endpoints';
import type { Uniform } from '../sample-service/chance';
import { type Endpoint, HASH_SECONDS } from '../sample-service/endpoint';
import { sampleWait } from '../sample-service/work';

/**
 * How long requests take: the share that falls into each bucket (the last lies above all edges), and the mean seconds
 * of all.
 */
export type Durations = { shares: number[]; mean: number };

/** What a request costs beside its work: parsing, routing, timers that fire late. */
const OVERHEAD = 0.001;

const CALL_OVERHEAD = 0.0015;

const DRAWS = 3000;

function draw({ wait, hashes = 0, inventoryCalls = 0 }: Endpoint, inventoryDelay: number, uniform: Uniform): number {
  let seconds = OVERHEAD + sampleWait(wait, uniform) + hashes * HASH_SECONDS;
  for (let call = 0; call < inventoryCalls; call++)
    seconds += CALL_OVERHEAD + sampleWait(STOCK.wait, uniform) + inventoryDelay;
  return seconds;
}

/** The bucket of a duration among ascending edges. */
export function bucketOf(edges: readonly number[], seconds: number): number {
  const index = edges.findIndex((edge) => seconds <= edge);
  return index < 0 ? edges.length : index;
}

/**
 * How long the endpoint takes, computed from its delays without running it. `inventoryDelay`: by how many seconds each
 * call to the inventory is slower than usual.
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

/** The same, kept, because it is asked for at every step. */
export function durationsBook(
  edges: readonly number[],
  uniform: Uniform,
): (endpoint: Endpoint, inventoryDelay: number) => Durations {
  const book = new Map<string, Durations>();
  return (endpoint, inventoryDelay) => {
    const key = `${endpoint.name} ${inventoryDelay}`;
    const known = book.get(key) ?? durationsOf(endpoint, edges, inventoryDelay, uniform);
    book.set(key, known);
    return known;
  };
}
