import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exchangeText } from './axios-over-fetch';

let server: Server;
let baseURL = '';

/** A server that never answers. */
beforeEach(async () => {
  server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('who names a time is told that it is over, and who gives up that it did', async () => {
  const waiting = new AbortController();
  await expect(exchangeText({ baseURL, timeout: 20, signal: waiting.signal })).rejects.toMatchObject({
    code: 'ECONNABORTED',
  });
  await expect(exchangeText({ baseURL, timeout: 20 })).rejects.toMatchObject({ code: 'ECONNABORTED' });
  const left = exchangeText({ baseURL, timeout: 10_000, signal: waiting.signal });
  waiting.abort();
  await expect(left).rejects.toMatchObject({ code: 'ERR_CANCELED' });
});
