import * as v from 'valibot';

/**
 * Client of a control route. Each call resolves with the resulting behaviour, and rejects with the message of the
 * service.
 */
export type ControlClient<T> = {
  read: () => Promise<T>;
  /** Other settings stay. */
  change: (patch: Partial<T>) => Promise<T>;
  reset: () => Promise<T>;
};

/** Long, because a saturated service answers late and must still be recoverable. */
const TIMEOUT_MS = 10_000;

/** A client for the process at `url`, whose behaviour has this schema. */
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
