import { Agent, request } from 'node:http';
import type { Visit } from './visit';

/** How long an instance that refuses connections is skipped, as by a load balancer with passive health checks. */
const SKIP_MS = 5000;

/** More requests in flight are dropped, so that a saturated service does not exhaust the sockets of this process. */
const MAX_IN_FLIGHT = 200;

const TIMEOUT_MS = 15_000;

/** Round robin over the instances of one service, skipping those that refuse connections. */
export class Target {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MAX_IN_FLIGHT });
  readonly #refusedAt = new Map<string, number>();
  #turn = 0;
  #inFlight = 0;

  constructor(readonly urls: string[]) {}

  #next(): string | undefined {
    this.#turn++;
    const now = Date.now();
    const open = this.urls.filter((url) => now - (this.#refusedAt.get(url) ?? 0) > SKIP_MS);
    return open[this.#turn % open.length];
  }

  /** Sends one request and discards the response. */
  visit(visit: Visit): void {
    const url = this.#next();
    if (url === undefined || this.#inFlight >= MAX_IN_FLIGHT) return;
    const body = visit.body && JSON.stringify(visit.body());
    const headers =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    this.#inFlight++;
    const call = request(url + visit.path(), {
      method: visit.method,
      agent: this.#agent,
      timeout: TIMEOUT_MS,
      headers,
    });
    call.once('response', (response) => response.resume());
    call.once('timeout', () => call.destroy());
    call.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') this.#refusedAt.set(url, Date.now());
    });
    call.once('close', () => this.#inFlight--);
    call.end(body);
  }
}
