import * as v from 'valibot';
import { type Behaviour, BehaviourSchema } from './behaviour';

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(`${url}/control`, { ...init, signal: AbortSignal.timeout(10_000) });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${url}/control refused: ${JSON.stringify(body)}`);
  return body;
}

export async function sendControl(url: string, patch: object): Promise<unknown> {
  return ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(patch) });
}

export async function resetControl(url: string): Promise<unknown> {
  return ask(url, { method: 'DELETE' });
}

export async function readBehaviour(url: string): Promise<Behaviour> {
  return v.parse(BehaviourSchema, await ask(url, {}));
}

/** Change how the service at `url` behaves; what the patch does not name stays as it was. Returns the whole new behaviour. */
export async function changeBehaviour(url: string, patch: Partial<Behaviour>): Promise<Behaviour> {
  return v.parse(BehaviourSchema, await sendControl(url, patch));
}
