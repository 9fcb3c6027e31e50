import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './fault';
import { ALERTMANAGER_PREFIX, endpointAt, type Endpoint, type Place } from './place';

type Upstream = { status: number; headers: Record<string, string>; bytes: Buffer };

/**
 * One question as the proxy saw it. `at` and `endedAt`, when its answer was sent or its connection gone, in
 * milliseconds of performance.now(); `isHit` whether a fault answered it.
 */
export type Seen = { endpoint: Endpoint; question: string; at: number; endedAt: number; isHit: boolean };

/** `exprs`: those that are hit, each in whatever question it is asked; null for every question. */
type Injected = { fault: Fault; exprs: readonly string[] | null };

/** What a chart is drawn from. */
const DRAWN = /http_request/;

/**
 * Stands between the page and the real servers, and answers in their place as a test wants it. The page is served
 * through it as well, so that all is one origin, as it is in production.
 */
export class FaultProxy {
  /** The path below which alone the API answers, as some products have it. */
  mount = '';
  /** Everything that was asked of the two APIs since the start. */
  readonly seen: Seen[] = [];
  private readonly faults = new Map<Place, Injected>();
  /** Of every expression that was asked by itself once at least: how often it was asked, be it together with others. */
  private readonly drawn = new Map<Endpoint, Map<string, number>>();
  private server: Server | null = null;
  private port = 0;

  constructor(
    private readonly prometheus: string,
    private readonly alertmanager: string,
    /**
     * What the page reads as its config.json. It may cost a busy machine what it likes: a page that asks less often
     * would pass for one that recovers late.
     */
    public config: object = {
      serverShare: 1,
      servers: [{ name: 'prometheus', url: '../', alertmanagers: [`..${ALERTMANAGER_PREFIX}`] }],
    },
  ) {}

  get pageUrl(): string {
    return `http://127.0.0.1:${this.port}/user/`;
  }

  /** Listens; after `close` again on the same port. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.handle(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** From now on connections are refused, and those that are open are gone. */
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

  /** What is hanging goes on hanging, as it does in life: only new questions are answered. */
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
      // The server behind is away, or the page has gone, be it while it asked.
      response.destroy();
    }
  }

  /** null where the page asks for one of its own files. */
  private see(path: string, asked: string): Seen | null {
    const endpoint = endpointAt(path);
    if (endpoint === null) return null;
    const question = withoutTimes(asked);
    const expr = exprOf(asked);
    const injected = this.faultAt(endpoint);
    const isHit = injected !== undefined && (injected.exprs?.some((one) => expr.includes(one)) ?? true);
    // What fails while a page is opened is asked again and again for that alone.
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

  /** Some of them are asked once and never again, and under an open page would not be hit. */
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

/** The same question asked later is the same question. */
function withoutTimes(asked: string): string {
  return asked.replaceAll(/\b(time|start|end)=[\d.]+/g, '');
}

/** The expression of a question with this address and body; empty where it asks for something else. */
function exprOf(asked: string): string {
  const [url = '', body = ''] = asked.split(' ');
  return new URLSearchParams(body).get('query') ?? new URL(url, 'http://proxy').searchParams.get('query') ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
