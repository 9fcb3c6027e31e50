import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { inventoryClient } from './inventory-client';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** Calls an inventory with this handler. */
async function ask(answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return inventoryClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)();
}

test('the stock of a random product is requested', async () => {
  let asked = '';
  await ask(({ url = '' }, response) => {
    asked = url;
    response.end();
  });
  expect(asked).toMatch(/^\/stock\/[1-9]\d{0,2}$/);
});

test('an error status rejects', async () => {
  await expect(ask((_, response) => response.writeHead(503).end())).rejects.toThrow('the inventory answered 503');
});

test('a connection that breaks during the response rejects', async () => {
  await expect(
    ask(
      (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy()),
    ),
  ).rejects.toThrow('aborted');
});
