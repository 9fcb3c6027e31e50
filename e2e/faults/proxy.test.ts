import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { faultNamed } from './all-faults';
import { FaultProxy } from './proxy';

test('a request aborted while it is sent does not affect others', async () => {
  const proxy = new FaultProxy('http://127.0.0.1:9', 'http://127.0.0.1:9');
  await proxy.listen();
  const { hostname, port } = new URL(proxy.pageUrl);
  const socket = connect(Number(port), hostname);
  socket.write('POST /api/v1/query HTTP/1.1\r\nHost: proxy\r\nContent-Length: 100\r\n\r\nquery=up');
  await once(socket, 'connect');
  // Once this is answered, the proxy has read the start of the other request.
  expect((await fetch(`${proxy.pageUrl}config.json`)).status).toBe(200);
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect((await fetch(`${proxy.pageUrl}config.json`)).status).toBe(200);
  await proxy.close();
});

test('a fault for one query hits the one sent most often, alone or combined with others', async () => {
  const prometheus = createServer((_, response) => void response.end('well')).listen(0, '127.0.0.1');
  await once(prometheus, 'listening');
  const proxy = new FaultProxy(`http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`, 'http://127.0.0.1:9');
  await proxy.listen();
  const ask = async (query: string) =>
    (
      await fetch(`${proxy.pageUrl.replace('/user/', '')}/api/v1/query`, {
        method: 'POST',
        body: new URLSearchParams({ query }),
      })
    ).status;
  const rare = 'sum(http_requests_total)';
  const again = 'sum(http_request_errors_total)';
  const together = `label_replace(${again}, "__part", "0", "", "")`;
  for (const expr of [rare, again, together, together]) await ask(expr);
  proxy.inject('query', faultNamed('500 with an empty body'));
  for (const expr of [rare, rare, rare]) await ask(expr);
  proxy.inject('query', { ...faultNamed('500 with an empty body'), questions: 1 });
  expect([await ask(again), await ask(together), await ask(rare)]).toEqual([500, 500, 200]);
  await proxy.close();
  prometheus.close();
});
