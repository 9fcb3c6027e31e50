import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instantAt, rangeAt, textAt, type Recording } from './recording';
import { PAGE_TIME } from './stepped-clock';

/**
 * `steady`: always the same series. `churn`: every refresh has new instances and endpoints. `faults`: every seventh
 * request fails, in a different way each time.
 */
export const SCENARIOS = ['steady', 'churn', 'faults'] as const;

export type Scenario = (typeof SCENARIOS)[number];

export type RecordedServer = { pageUrl: string; asked: () => number; stop: () => Promise<void> };

const FAULT_EVERY = 7;

/** Ways to fail; the last one never answers. */
const FAULTS: readonly ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(500, { 'content-type': 'text/plain' }).end('panic'),
  (response) => response.writeHead(503).end('Service Unavailable'),
  (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>'),
  (response) => response.socket?.destroy(),
  (response) => response.end('{"status":"success","data":{"resultType":"vec'),
  (response) => response.end('{"status":"success","data":null}'),
  (response) => response.end(),
  (response) =>
    response
      .writeHead(422, { 'content-type': 'application/json' })
      .end('{"status":"error","errorType":"execution","error":"query timed out"}'),
  () => {},
];

/** The labels whose values change in `churn`. */
const CHURNING_LABELS = ['instance', 'endpoint', 'route'];

/**
 * Serves the page, and recorded responses of the Prometheus behind it for any time: a new query is sent there once, and
 * then its recorded values are repeated. So a browser can simulate days with a server that has run for minutes.
 */
export async function startRecordedServer(
  prometheusUrl: string,
  scenario: Scenario,
  interval: number,
): Promise<RecordedServer> {
  const recordings = new Map<string, Promise<Recording>>();
  let asked = 0;

  const record = (path: string, parameters: URLSearchParams, shift: number): Promise<Recording> => {
    const moved = new URLSearchParams(
      [...parameters].map(([name, value]) => [
        name,
        /^(time|start|end)$/.test(name) ? String(Number(value) - shift) : value,
      ]),
    );
    const at = Date.now() / 1000;
    const isQuery = path.startsWith('/api/v1/query');
    const answer = isQuery
      ? fetch(prometheusUrl + path, { method: 'POST', body: moved })
      : fetch(`${prometheusUrl}${path}?${moved}`);
    return answer.then(async (response) => ({ at: Number(moved.get('time') ?? at), body: await response.text() }));
  };

  const answer = async (path: string, parameters: URLSearchParams, time: number): Promise<string> => {
    // The first request of a page has no time and means now.
    const number = (name: string) => Number(parameters.get(name) ?? time);
    const key = `${path} ${[...parameters].filter(([name]) => !/^(time|start|end)$/.test(name)).join(' ')} ${path.endsWith('/query') ? Math.round((time - number('time')) / 600) : ''}`;
    const recording = recordings.get(key) ?? record(path, parameters, time - Date.now() / 1000);
    recordings.set(key, recording);
    const generation = Math.floor(time / interval);
    const rename = (labels: Record<string, string>) =>
      scenario === 'churn'
        ? Object.fromEntries(
            Object.entries(labels).map(([name, value]) => [
              name,
              CHURNING_LABELS.includes(name) ? `${value} ${generation}` : value,
            ]),
          )
        : labels;
    if (path.endsWith('/query_range'))
      return rangeAt(await recording, { start: number('start'), end: number('end'), step: number('step') }, rename);
    if (path.endsWith('/query')) return instantAt(await recording, number('time'), rename);
    return textAt(await recording, time);
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://recorded-server');
    if (!pathname.startsWith('/api/'))
      return void forward(prometheusUrl + (request.url ?? '/'), response).catch(() => response.destroy());
    asked += 1;
    const fault =
      scenario === 'faults' && asked > 60 && asked % FAULT_EVERY === 0
        ? FAULTS[(asked / FAULT_EVERY) % FAULTS.length]
        : undefined;
    if (fault) return fault(response);
    const time = Number(request.headers[PAGE_TIME]) / 1000;
    void readBody(request)
      .then((body) => answer(pathname, new URLSearchParams([...searchParams, ...new URLSearchParams(body)]), time))
      .then((text) =>
        response
          .writeHead(200, { 'content-type': 'application/json', date: new Date(time * 1000).toUTCString() })
          .end(text),
      )
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    pageUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/user/`,
    asked: () => asked,
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

/** Forwards files of the page from Prometheus. */
async function forward(address: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(address);
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
