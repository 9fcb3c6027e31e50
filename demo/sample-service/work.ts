import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Behaviour } from './behaviour';
import type { Endpoint } from './endpoint';

/** Spread of waits: the 95th percentile is 1.8 times the median, the 99th 2.3 times, much as databases behave. */
const SPREAD = 0.35;

/** A wait of log-normal length around `median` seconds; `uniform` gives numbers in [0, 1). */
export function sampleWait(median: number, uniform: () => number = Math.random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return median * Math.exp(SPREAD * normal);
}

/** Whether this request fails by itself: the endpoint's own habit and what the control route added. */
export function fails(endpoint: Endpoint, behaviour: Behaviour, uniform: () => number = Math.random): boolean {
  const added = behaviour.errorShare[endpoint.name] ?? behaviour.errorShare['*'] ?? 0;
  return uniform() < Math.max(added, endpoint.errorShare ?? 0);
}

function hash(rounds: number): void {
  let digest = Buffer.alloc(64);
  for (let round = 0; round < rounds; round++) digest = createHash('sha256').update(digest).digest();
}

/** Do what a request costs: wait, compute, ask the inventory. Rejects when the inventory does. */
export async function work(endpoint: Endpoint, behaviour: Behaviour, askInventory: () => Promise<void>): Promise<void> {
  await wait(1000 * (sampleWait(endpoint.wait) + behaviour.extraLatency));
  if (endpoint.hashes) hash(endpoint.hashes);
  for (let call = 0; call < (endpoint.inventoryCalls ?? 0); call++) await askInventory();
}
