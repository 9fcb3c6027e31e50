import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { probe } from './probe';
import { selfSigned } from './self-signed';

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

/** Listens and returns the address without a scheme. */
async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The URL of a server that always sends this response. */
async function answering(status: number, headers: Record<string, string> = {}, body = ''): Promise<URL> {
  return new URL(
    `http://${await listen(createServer((_, response) => void response.writeHead(status, headers).end(body)))}/prom`,
  );
}

const PROMETHEUS = '{"status":"success","data":{"resultType":"vector","result":[]}}';
const ALERTMANAGER = '{"cluster":{"status":"disabled"},"versionInfo":{"version":"0.25.0"}}';

test('a server that answers correctly is ready', async () => {
  expect(await probe(await answering(200, {}, PROMETHEUS), 'Prometheus')).toBe('ready');
  expect(await probe(await answering(200, {}, ALERTMANAGER), 'Alertmanager')).toBe('ready');
});

test.each([
  ['a page at every path', 200, '<title>Shop</title>'],
  ['an Alertmanager', 200, ALERTMANAGER],
  ['a wrong path', 404, '404 page not found'],
])('%s is not taken for a Prometheus, whatever its status', async (_, status, body) => {
  expect(await probe(await answering(status, {}, body), 'Prometheus')).toMatch(
    new RegExp(`^answers ${status}, but not like Prometheus: .*/api/v1`),
  );
});

test('missing authorization is distinguished from a server that is not ready', async () => {
  expect(await probe(await answering(401), 'Prometheus')).toMatch(/^answers 401: give a user and password/);
  expect(await probe(await answering(503), 'Prometheus')).toMatch(/^answers 503 now/);
});

test('a redirect is reported, because the page may not follow it to another origin', async () => {
  const moved = await answering(301, { location: 'https://ada:secret@prometheus.example/prom/' });
  expect(await probe(moved, 'Prometheus')).toBe(
    'redirects to https://prometheus.example/prom: give the address that answers without a redirect',
  );
  expect(await probe(await answering(302, { location: '/login?next=1' }), 'Prometheus')).toMatch(
    /^redirects to http:\/\/127\.0\.0\.1:\d+\/login: /,
  );
  expect(await probe(await answering(302), 'Prometheus')).toMatch(/^answers 302/);
});

test('the reason of a failed connection is reported', async () => {
  const gone = await answering(200);
  await new Promise((resolve) => open.pop()?.close(resolve));
  expect(await probe(gone, 'Prometheus')).toBe(
    `cannot be reached now (connect ECONNREFUSED ${gone.host}); the page shows it as soon as it can`,
  );
});

test('an untrusted certificate is reported with the solution', async () => {
  const url = new URL(`https://${await listen(selfSigned(PROMETHEUS))}`);
  expect(await probe(url, 'Prometheus')).toMatch(/^is not trusted \(self-signed certificate\): .*NODE_EXTRA_CA_CERTS/);
});
