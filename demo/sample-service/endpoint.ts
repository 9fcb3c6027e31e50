import type { FastifyRequest } from 'fastify';

/** The parts of a request that decide about its refusal. */
export type IncomingRequest = Pick<FastifyRequest, 'url' | 'body'>;

/** CPU of one round of hashing on typical machines, seconds. */
export const HASH_SECONDS = 2e-6;

/** An endpoint and its normal behaviour. */
export type Endpoint = {
  /** Name in metrics and control route. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** Route pattern of Fastify. */
  path: string;
  /** Median seconds of waiting for something outside of the process: a database, a disk, a queue. */
  wait: number;
  /** SHA-256 rounds, each `HASH_SECONDS` of CPU. */
  hashes?: number;
  /** Calls to the inventory, one after the other. */
  inventoryCalls?: number;
  /** Share of requests that fail without a fault. */
  errorShare?: number;
  /** The 4xx status of a request, if it is refused. */
  refusal?: (request: IncomingRequest) => number | undefined;
};

type NormalBehaviour = Omit<Endpoint, 'name' | 'method' | 'path'>;

/** Creates an endpoint named "METHOD /path". */
export function endpoint(method: Endpoint['method'], path: string, behaviour: NormalBehaviour): Endpoint {
  return { name: `${method} ${path}`, method, path, ...behaviour };
}

export const CATALOGUE_SIZE = 500;

/** 404 for an id that does not exist. */
export function refuseUnknownId(request: IncomingRequest): number | undefined {
  const match = /\/(\d+)$/.exec(request.url);
  return Number(match?.[1] ?? 0) > CATALOGUE_SIZE ? 404 : undefined;
}

/** `status` for a body without `field`. */
export function refuseWithout(field: string, status: number): (request: IncomingRequest) => number | undefined {
  return ({ body }) => {
    const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
    return fields.get(field) ? undefined : status;
  };
}
