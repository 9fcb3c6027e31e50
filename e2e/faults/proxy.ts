import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePorts } from '../../demo/processes/ports';
import type { Fault } from './fault';
import { ALERTMANAGER_PREFIX, endpointAt, type Endpoint, type Place } from './place';

type Upstream = { status: number; headers: Record<string, string>; bytes: Buffer };

/**
 * One request as seen by the proxy. `at`: when it was received; `endedAt`: when it was answered or its connection
 * closed, both in milliseconds of performance.now(). `isHit`: whether a fault answered it.
 */
export type Seen = { endpoint: Endpoint; question: string; at: number; endedAt: number; isHit: boolean };

/** `exprs`: the expressions that are affected, alone or combined with others; null for every request. */
type Injected = { fault: Fault; exprs: readonly string[] | null };

/** Queries of charts. */
const DRAWN = /http_request/;

/**
 * A proxy between page and real servers that can inject faults. It also serves the page, so that everything is one
 * origin, as in production.
 */
export class FaultProxy {
  /** Path prefix of the API, as of a VictoriaMetrics cluster. */
  mount = '';
  /** All API requests since the start. */
  readonly seen: Seen[] = [];
  private readonly faults = new Map<Place, Injected>();
  /** How often each expression was sent, alone or combined, once it was sent alone at least once. */
  private readonly drawn = new Map<Endpoint, Map<string, number>>();
  private server: Server | null = null;
  private port = 0;

  constructor(
    private readonly prometheus: string,
    private readonly alertmanager: string,
    /**
     * The config.json of the page. Its share of server load is unlimited, because a page that refreshes less often on a
     * busy machine would seem to recover late.
     */
    public config: object = {
      serverShare: 1,
      servers: [{ name: 'prometheus', url: '../', alertmanagers: [`..${ALERTMANAGER_PREFIX}`] }],
    },
  ) {}

  get pageUrl(): string {
    return `http://127.0.0.1:${this.port}/user/`;
  }

  /** Listens, after `close` again on the same port. */
  async listen(): Promise<void> {
    // Not an ephemeral port, which an outgoing connection may take while the proxy is closed.
    if (this.port === 0) [this.port = 0] = await freePorts(1);
    const server = createServer((request, response) => void this.handle(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** Refuses connections from now on, and closes those that are open. */
  async close(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  inject(place: Place, fault: Fault): void {
    this.faults.set(place, {
      fault,
      exprs: fault.questions === undefined || place === 'everything' ? null : this.mostAsked(place, fault.questions),
    });
  }

  /** Requests that hang keep hanging, as with a real server; only new ones are answered. */
  heal(place: Place): void {
    this.faults.delete(place);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.pageUrl);
    if (pathname === '/user/config.json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.config));
    if (pathname === '/login')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Sign in</title></html>');
    if (this.mount !== '' && pathname.startsWith('/api/'))
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end('unsupported path requested\n');
    try {
      const body = await bodyOf(request);
      const seen = this.see(pathname, `${request.url} ${body}`);
      response.once('close', () => {
        if (seen) seen.endedAt = performance.now();
      });
      const injected = seen?.isHit ? this.faultAt(seen.endpoint) : undefined;
      if (injected)
        return await injected.fault.answer(response, async () => (await this.ask(request, body)).bytes.toString());
      const { status, headers, bytes } = await this.ask(request, body);
      response.writeHead(status, headers).end(bytes);
    } catch {
      // The server is down, or the page has closed the connection.
      response.destroy();
    }
  }

  /** Records an API request; null for files of the page. */
  private see(path: string, asked: string): Seen | null {
    const endpoint = endpointAt(path);
    if (endpoint === null) return null;
    const question = withoutTimes(asked);
    const expr = exprOf(asked);
    const injected = this.faultAt(endpoint);
    const isHit = injected !== undefined && (injected.exprs?.some((one) => expr.includes(one)) ?? true);
    // Failed requests are not counted, because a page retries them while it loads.
    if (!isHit) this.count(endpoint, expr);
    const seen = { endpoint, question, at: performance.now(), endedAt: Infinity, isHit };
    this.seen.push(seen);
    return seen;
  }

  private faultAt(endpoint: Endpoint): Injected | undefined {
    return this.faults.get(endpoint) ?? this.faults.get('everything');
  }

  private count(endpoint: Endpoint, expr: string): void {
    const drawn = this.drawn.get(endpoint) ?? new Map<string, number>();
    this.drawn.set(endpoint, drawn);
    if (DRAWN.test(expr) && !expr.includes('__part') && !drawn.has(expr)) drawn.set(expr, 0);
    for (const [one, times] of drawn) if (expr.includes(one)) drawn.set(one, times + 1);
  }

  /** The most frequent expressions: others may never be sent again by an open page. */
  private mostAsked(endpoint: Endpoint, count: number): readonly string[] {
    const drawn = [...(this.drawn.get(endpoint) ?? [])];
    return drawn
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([expr]) => expr);
  }

  private async ask({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Promise<Upstream> {
    const isAlertmanager = url.startsWith(`${ALERTMANAGER_PREFIX}/`);
    const path = url.startsWith(this.mount) ? url.slice(this.mount.length) : url;
    const target = isAlertmanager
      ? `${this.alertmanager}${url.slice(ALERTMANAGER_PREFIX.length)}`
      : `${this.prometheus}${path}`;
    const type = headers['content-type'];
    const answer = await fetch(target, {
      method,
      redirect: 'manual',
      headers: type === undefined ? {} : { 'content-type': type },
      ...(method === 'POST' ? { body } : {}),
    });
    const kept = ['content-type', 'date', 'location'].flatMap((name) =>
      answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : [],
    );
    return {
      status: answer.status,
      headers: Object.fromEntries(kept) as Record<string, string>,
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  }
}

/** Removes times, so that the same query at another time is equal. */
function withoutTimes(asked: string): string {
  return asked.replaceAll(/\b(time|start|end)=[\d.]+/g, '');
}

/** The expression of a request with this URL and body; empty where there is none. */
function exprOf(asked: string): string {
  const [url = '', body = ''] = asked.split(' ');
  return new URLSearchParams(body).get('query') ?? new URL(url, 'http://proxy').searchParams.get('query') ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
