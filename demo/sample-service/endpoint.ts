import type { FastifyRequest } from 'fastify';

/** What a service looks at before it refuses a request. */
export type AskedFor = Pick<FastifyRequest, 'url' | 'body'>;

/** What one round of hashing costs on the machines this runs on, roughly. */
export const HASH_SECONDS = 2e-6;

/** One endpoint and its habits in health. */
export type Endpoint = {
  /** How the service's metrics and its control route call it. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** Fastify's route pattern. */
  path: string;
  /** Median seconds spent waiting for something that is not this process: a database, a disk, a queue. */
  wait: number;
  /** SHA-256 rounds, each `HASH_SECONDS` of CPU. */
  hashes?: number;
  /** Calls to the inventory, one after the other. */
  inventoryCalls?: number;
  /** Share of requests that fail by themselves. */
  errorShare?: number;
  /** The 4xx status this request deserves, if any. */
  refusal?: (request: AskedFor) => number | undefined;
};

type Habits = Omit<Endpoint, 'name' | 'method' | 'path'>;

/** An endpoint named "METHOD /path". */
export function endpoint(method: Endpoint['method'], path: string, habits: Habits): Endpoint {
  return { name: `${method} ${path}`, method, path, ...habits };
}

export const CATALOGUE_SIZE = 500;

/** 404 for a numbered thing that does not exist. */
export function refuseUnknownId(request: AskedFor): number | undefined {
  const match = /\/(\d+)$/.exec(request.url);
  return Number(match?.[1] ?? 0) > CATALOGUE_SIZE ? 404 : undefined;
}

/** `status` for a body in which `field` is missing or empty. */
export function refuseWithout(field: string, status: number): (request: AskedFor) => number | undefined {
  return ({ body }) => {
    const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
    return fields.get(field) ? undefined : status;
  };
}
