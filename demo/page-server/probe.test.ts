import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { probe } from './probe';

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

/** Where a server listens that answers everything like this. */
async function answering(status: number, headers: Record<string, string> = {}): Promise<URL> {
  const server = createServer((_, response) => void response.writeHead(status, headers).end());
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/prom`);
}

test('a server is ready, or answers something else', async () => {
  expect(await probe(await answering(200))).toBe('ready');
  expect(await probe(await answering(503))).toMatch(/^answers 503/);
});

test('one that sends on to another address is not ready: the page would be sent there, where it may not follow', async () => {
  const moved = await answering(301, { location: 'https://ada:secret@prometheus.example/prom/-/ready' });
  expect(await probe(moved)).toBe('sends on to https://prometheus.example/prom/-/ready: give the address where it answers itself');
  expect(await probe(await answering(302, { location: '/login?next=1' }))).toMatch(/^sends on to http:\/\/127\.0\.0\.1:\d+\/login: /);
  expect(await probe(await answering(302))).toMatch(/^answers 302/);
});
