import * as v from 'valibot';

/**
 * The other end of a control route. Each call resolves with the whole behaviour that holds afterwards, and rejects with
 * the service's own words.
 */
export type ControlClient<T> = {
  read: () => Promise<T>;
  /** What the patch does not name stays as it was. */
  change: (patch: Partial<T>) => Promise<T>;
  reset: () => Promise<T>;
};

/** A saturated service answers late, and a control route that gives up would leave it saturated. */
const TIMEOUT_MS = 10_000;

/** Control the process at `url`, whose behaviour has this schema. */
export function controlClient<T>(url: string, schema: v.GenericSchema<T>): ControlClient<T> {
  const ask = async (init: RequestInit): Promise<T> => {
    const response = await fetch(`${url}/control`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${url}/control refused: ${JSON.stringify(body)}`);
    return v.parse(schema, body);
  };
  return {
    read: () => ask({}),
    change: (patch) =>
      ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(patch) }),
    reset: () => ask({ method: 'DELETE' }),
  };
}
