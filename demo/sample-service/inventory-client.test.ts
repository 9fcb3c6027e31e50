import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { inventoryClient } from './inventory-client';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** Asks an inventory that answers so. */
async function ask(answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return inventoryClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)();
}

test('one product of the catalogue is asked for', async () => {
  let asked = '';
  await ask(({ url = '' }, response) => {
    asked = url;
    response.end();
  });
  expect(asked).toMatch(/^\/stock\/[1-9]\d{0,2}$/);
});

test('a refusal is told by its status', async () => {
  await expect(ask((_, response) => response.writeHead(503).end())).rejects.toThrow('the inventory answered 503');
});

test('an inventory that is killed in the middle of an answer leaves nobody waiting', async () => {
  await expect(
    ask(
      (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy()),
    ),
  ).rejects.toThrow('aborted');
});
