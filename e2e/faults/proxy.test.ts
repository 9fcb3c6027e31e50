import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { FaultProxy } from './proxy';

test('a question that is given up while it is sent costs no other one', async () => {
  const proxy = new FaultProxy('http://127.0.0.1:9', 'http://127.0.0.1:9');
  await proxy.listen();
  const { hostname, port } = new URL(proxy.pageUrl);
  const socket = connect(Number(port), hostname);
  socket.write('POST /api/v1/query HTTP/1.1\r\nHost: proxy\r\nContent-Length: 100\r\n\r\nquery=up');
  await once(socket, 'connect');
  // By its answer the head and the beginning of the other one's body have been read.
  expect((await fetch(`${proxy.pageUrl}config.json`)).status).toBe(200);
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect((await fetch(`${proxy.pageUrl}config.json`)).status).toBe(200);
  await proxy.close();
});
