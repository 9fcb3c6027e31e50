import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { instanceNames, instanceSeries, type Shape } from './shape';

/** Serves every instance at its own path, `/0`, `/1` and so on, with counters that continue the history. */
export async function startExporter(shape: Shape, port: number): Promise<Server> {
  const instances = instanceNames(shape.instances).map((instance, index) => instanceSeries(shape, instance, index));
  const server = createServer((request, response) => {
    const series = instances[Number(request.url?.slice(1))];
    if (series === undefined) return void response.writeHead(404).end();
    const now = Date.now() / 1000;
    const lines = series.map(({ metric, labels, at }) => `${metric}${labels === '' ? '' : `{${labels}}`} ${at(now)}`);
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${lines.join('\n')}\n`);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
