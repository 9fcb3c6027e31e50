import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, request as passOn, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/**
 * Serves the page like a typical web server: the `.gz` files of the build, and the API of the Prometheus at
 * `prometheus`.
 */
export async function serveCompressed(assets: string, prometheus: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', prometheus).pathname;
    if (path.startsWith('/api/')) forward(request, response, prometheus);
    else sendFile(response, join(assets, path.endsWith('/') ? `${path}index.html` : path));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function forward(request: IncomingMessage, response: ServerResponse, prometheus: string): void {
  const { method, headers, url } = request;
  const upstream = passOn(new URL(url ?? '/', prometheus), { method: method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => response.writeHead(502).end());
  request.pipe(upstream);
}

function sendFile(response: ServerResponse, file: string): void {
  if (!existsSync(file)) return void response.writeHead(404).end();
  const compressed = existsSync(`${file}.gz`);
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
  };
  response.writeHead(200, headers);
  createReadStream(compressed ? `${file}.gz` : file).pipe(response);
}
