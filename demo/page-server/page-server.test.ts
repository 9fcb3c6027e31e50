import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '../processes/ports';
import { createPageServer } from './page-server';
import { selfSigned } from './self-signed';

const open: FastifyInstance[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((app) => app.close()))));

/** A server that echoes requests. */
async function echo(): Promise<URL> {
  const app = Fastify();
  open.push(app);
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.all('/*', ({ method, url, body, headers }) => ({
    method,
    url,
    body,
    authorization: headers.authorization,
    cookie: headers.cookie,
  }));
  return new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
}

async function page(prometheus: URL, alertmanager?: URL, files: Record<string, string> = {}): Promise<FastifyInstance> {
  const assets = mkdtempSync(join(tmpdir(), 'vigie-'));
  for (const [name, text] of Object.entries({ 'index.html': '<title>page</title>', ...files }))
    writeFileSync(join(assets, name), text);
  const app = await createPageServer({ assets, prometheus, alertmanager });
  open.push(app);
  return app;
}

describe('the page server', () => {
  it('serves the page at its root, with nosniff', async () => {
    const answer = await (await page(await echo())).inject('/');
    expect(answer.body).toContain('<title>page</title>');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('forwards queries below the path prefix of the server, with its credentials', async () => {
    const behind = await echo();
    behind.pathname = '/a/prom/';
    behind.username = 'reader';
    behind.password = 'secret';
    const app = await page(behind);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/query?x=1',
      payload: 'query=up',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.json()).toEqual({
      method: 'POST',
      url: '/a/prom/api/v1/query?x=1',
      body: 'query=up',
      authorization: `Basic ${btoa('reader:secret')}`,
    });
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await app.inject('/-/ready')).json()).toMatchObject({ url: '/a/prom/-/ready' });
  });

  it('does not forward cookies, which other local programs may have set', async () => {
    const answer = await (
      await page(await echo())
    ).inject({ url: '/api/v1/query?query=up', headers: { cookie: 'session=of-another-program' } });
    expect(answer.json()).toEqual({ method: 'GET', url: '/api/v1/query?query=up' });
  });

  it('closes while a request is waiting for a response', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const app = await page(new URL(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`));
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const asked = once(silent, 'request');
    const answered = fetch(`${address}/api/v1/query?query=up`).then(
      () => 'answered',
      () => 'cut off',
    );
    await asked;
    await app.close();
    expect(await answered).toBe('cut off');
    silent.closeAllConnections();
    silent.close();
  });

  it('forwards read requests to the Alertmanager if there is one', async () => {
    const app = await page(await echo(), await echo());
    expect((await app.inject('/alertmanager/api/v2/silences')).json()).toMatchObject({
      method: 'GET',
      url: '/api/v2/silences',
    });
    expect((await (await page(await echo())).inject('/alertmanager/api/v2/silences')).statusCode).toBe(404);
  });

  it.each([
    ['POST', '/api/v1/admin/tsdb/delete_series'],
    ['POST', '/-/quit'],
    ['DELETE', '/alertmanager/api/v2/silence/1'],
    ['PUT', '/nowhere'],
  ] as const)('refuses %s %s with a message', async (method, url) => {
    const answer = await (await page(await echo(), await echo())).inject({ method, url });
    expect(answer.statusCode).toBe(405);
    expect(answer.body).toContain('This server only reads');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('names its upstream servers in config.json, unless the page has its own', async () => {
    const prometheus = await echo();
    const announced = (await (await page(prometheus, await echo())).inject('/config.json')).json();
    expect(announced).toEqual({
      servers: [{ name: prometheus.host, url: './', upstream: prometheus.origin, alertmanagers: ['./alertmanager'] }],
    });
    const own = await page(prometheus, undefined, { 'config.json': '{"title":"own"}' });
    expect((await own.inject('/config.json')).json()).toEqual({ title: 'own' });
  });

  it('sends no password to a server with an untrusted certificate', async () => {
    const server = selfSigned('{"status":"success"}');
    const [port = 0] = await freePorts(1);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const answer = await (
      await page(new URL(`https://reader:secret@127.0.0.1:${port}`))
    ).inject('/api/v1/query?query=up');
    expect(answer.json()).toEqual({
      status: 'error',
      errorType: 'unavailable',
      error: `https://127.0.0.1:${port} cannot be reached: self-signed certificate.`,
    });
    server.close();
  });

  it('reports an unreachable server in the error format of the Prometheus API', async () => {
    const answer = await (await page(new URL('http://127.0.0.1:1'))).inject('/api/v1/query?query=up');
    expect(answer.statusCode).toBe(502);
    expect(answer.json()).toEqual({
      status: 'error',
      errorType: 'unavailable',
      error: 'http://127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
    });
  });
});
