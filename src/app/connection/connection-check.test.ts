import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { outcomeText } from './connection-attempt';
import { checkConnection, worthTelling } from './connection-check';

/** A server that answers like this; its origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Prometheus below this path, and whatever a server says elsewhere. */
const below =
  (prefix: string, elsewhere: string): RequestListener =>
  ({ url = '' }, response) =>
    void response.end(url.startsWith(`${prefix}/api/v1/query`) ? '{"status":"success","data":{}}' : elsewhere);

const said = async (url: string) =>
  (await checkConnection(url, 'http://page.example/')).attempts.map(
    ({ method, url: asked, outcome }) => `${method} ${new URL(asked).pathname}: ${outcomeText(outcome)}`,
  );

test('asks the address itself, and no more where the API answers there', async () => {
  expect(await said(await serve(below('', '')))).toEqual(['POST /api/v1/query: answered by the Prometheus API']);
});

test.each(['/prometheus', '/prom', '/select/0/prometheus'])(
  'finds the API below %s of the same server',
  async (prefix) => {
    const origin = await serve(below(prefix, '404 page not found'));
    expect((await checkConnection(origin, 'http://page.example/')).found).toBe(`${origin}${prefix}`);
  },
);

test('finds the API at the root of a server whose path was written too long, and says what it met on the way', async () => {
  const origin = await serve(below('', '<html>not here</html>'));
  expect(await checkConnection(`${origin}/wrong`, 'http://page.example/')).toMatchObject({ found: origin });
  expect(await said(`${origin}/wrong`)).toEqual([
    'POST /wrong/api/v1/query: 200, a web page',
    'GET /api/v1/query: answered by the Prometheus API',
  ]);
});

test('finds nothing where there is nothing', async () => {
  const origin = await serve((_, response) => void response.writeHead(404).end());
  const { found, attempts } = await checkConnection(origin, 'http://page.example/');
  expect(found).toBeNull();
  expect(attempts).toHaveLength(4);
});

test('behind a proxy only its answer is told, unless another of its paths is the right one', async () => {
  const lost = await checkConnection(
    await serve((_, response) => void response.writeHead(404).end()),
    'http://page.example/',
  );
  expect(worthTelling(lost, true)).toEqual(lost.attempts.slice(0, 1));
  expect(worthTelling(lost, false)).toEqual(lost.attempts);
  const mended = await checkConnection(await serve(below('/prom', '404 page not found')), 'http://page.example/');
  expect(worthTelling(mended, true)).toEqual(mended.attempts);
});

test('a server that does not answer is asked once more without wanting to read it, which tells a forbidden one from a missing one', async () => {
  const origin = await serve(({ socket }) => void socket.destroy());
  expect(await said(origin)).toEqual(['POST /api/v1/query: no answer', 'GET /-/ready: no answer']);
});

test.each([401, 403, 429, 500, 502, 503])(
  'a %d is not looked for at other paths: a server in trouble needs no more questions',
  async (status) => {
    const origin = await serve((_, response) => void response.writeHead(status).end('<html>no</html>'));
    expect(await said(origin)).toEqual([`POST /api/v1/query: ${status}, a web page`]);
  },
);

test('a proxy that says in the words of the API that its server is away is not taken for the API', async () => {
  const origin = await serve(
    (_, response) =>
      void response.writeHead(502).end('{"status":"error","errorType":"unavailable","error":"cannot be reached"}'),
  );
  expect(await said(origin)).toEqual(['POST /api/v1/query: 502, not the Prometheus API']);
});

test('what the browser lets nobody ask is not asked, and it is said why', async () => {
  expect((await checkConnection('http://prom.example:9090', 'https://ops.example/')).attempts).toEqual([
    { method: 'POST', url: 'http://prom.example:9090/api/v1/query', outcome: { kind: 'mixed' } },
  ]);
  expect(outcomeText({ kind: 'mixed' })).toContain('not let out by the browser');
});

test('an address that is none is not asked', async () => {
  expect(await checkConnection('ftp://prom', 'http://page.example/')).toEqual({ attempts: [], found: null });
});
