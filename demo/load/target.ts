import { Agent, request } from 'node:http';
import type { Visit } from './visit';

/** How long an instance that refuses connections is left out, as a load balancer with passive checks would. */
const LEFT_OUT_MS = 5000;

/**
 * Beyond this many unanswered requests new ones are dropped, so that a saturated service does not fill this process
 * with sockets.
 */
const MOST_IN_FLIGHT = 200;

const TIMEOUT_MS = 15_000;

/** The instances of one service behind a round robin that passes over those that refuse connections. */
export class Target {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MOST_IN_FLIGHT });
  readonly #refusedAt = new Map<string, number>();
  #turn = 0;
  #inFlight = 0;

  constructor(readonly urls: string[]) {}

  #next(): string | undefined {
    this.#turn++;
    const now = Date.now();
    const open = this.urls.filter((url) => now - (this.#refusedAt.get(url) ?? 0) > LEFT_OUT_MS);
    return open[this.#turn % open.length];
  }

  /** Send one request and forget about it; whatever comes back is read and dropped. */
  visit(visit: Visit): void {
    const url = this.#next();
    if (url === undefined || this.#inFlight >= MOST_IN_FLIGHT) return;
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
