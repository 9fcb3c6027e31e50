import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Behaviour } from './behaviour';
import { type Uniform, standardNormal } from './chance';
import type { Endpoint } from './endpoint';

/** Spread of waits, similar to databases: p95 is 1.8 times the median, p99 2.3 times. */
const SPREAD = 0.35;

/** A log-normal wait around `median` seconds. */
export function sampleWait(median: number, uniform: Uniform = Math.random): number {
  return median * Math.exp(SPREAD * standardNormal(uniform));
}

/** The share of failing requests: the endpoint's own, or that of a fault if larger. */
export function failingShare(endpoint: Endpoint, errorShare: Behaviour['errorShare']): number {
  const added = errorShare[endpoint.name] ?? errorShare['*'] ?? 0;
  return Math.max(added, endpoint.errorShare ?? 0);
}

/** Whether this request fails. */
export function fails(endpoint: Endpoint, behaviour: Behaviour, uniform: Uniform = Math.random): boolean {
  return uniform() < failingShare(endpoint, behaviour.errorShare);
}

function hash(rounds: number): void {
  let digest = Buffer.alloc(64);
  for (let round = 0; round < rounds; round++) digest = createHash('sha256').update(digest).digest();
}

/** Performs the work of a request: wait, compute, call the inventory. Rejects if a call does. */
export async function work(endpoint: Endpoint, behaviour: Behaviour, askInventory: () => Promise<void>): Promise<void> {
  await wait(1000 * (sampleWait(endpoint.wait) + behaviour.extraLatency));
  if (endpoint.hashes) hash(endpoint.hashes);
  for (let call = 0; call < (endpoint.inventoryCalls ?? 0); call++) await askInventory();
}
