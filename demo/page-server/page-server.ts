import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyHttpProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { networkReason } from '../processes/network-reason';
import { isReading } from './allowed-request';
import { upstream, withoutCredentials } from './upstream';

export type PageServerOptions = {
  /** Folder of the built page. */
  assets: string;
  prometheus: URL;
  alertmanager: URL | undefined;
};

const REFUSAL = 'This server only reads: GET, and POST to the query endpoints of Prometheus.';

function refuseWriting(app: FastifyInstance): void {
  // Before routing, so that it also applies to methods and paths without a route.
  app.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    if (!isReading(request.method, path)) await reply.code(405).header('allow', 'GET, HEAD').send({ error: REFUSAL });
  });
  app.addHook('onSend', async (_request, reply) => void reply.header('x-content-type-options', 'nosniff'));
}

/** Forwards requests below `prefix` to the same path below `url`. */
function forward(app: FastifyInstance, prefix: string, url: URL, rewritePrefix: string): void {
  const { origin, pathPrefix, headers } = upstream(url);
  app.register(fastifyHttpProxy, {
    upstream: origin,
    prefix,
    rewritePrefix: pathPrefix + rewritePrefix,
    httpMethods: ['GET', 'HEAD', 'POST'],
    // Not the default: an untrusted server would receive the password in `url`.
    undici: { connect: { rejectUnauthorized: true } },
    replyOptions: {
      // Cookies do not depend on the port, so a browser also sends those of other local programs.
      rewriteRequestHeaders: (_request, { cookie: _cookie, ...original }) => ({ ...original, ...headers }),
      // In the error format of the Prometheus API, so that the page shows the message.
      onError: (reply, { error }) =>
        void reply.code(502).send({
          status: 'error',
          errorType: 'unavailable',
          error: `${withoutCredentials(url)} cannot be reached: ${networkReason(error)}.`,
        }),
    },
  });
}

/**
 * A configuration with the upstream servers, so that the page shows their name, finds the Alertmanager and knows which
 * address may be wrong.
 */
function upstreamConfig(prometheus: URL, alertmanager: URL | undefined): object {
  const server = {
    name: prometheus.host,
    url: './',
    upstream: withoutCredentials(prometheus),
    ...(alertmanager ? { alertmanagers: ['./alertmanager'] } : {}),
  };
  return { servers: [server] };
}

/** A read-only server of the page and the APIs that it reads, on one origin; not yet listening. */
export async function createPageServer({
  assets,
  prometheus,
  alertmanager,
}: PageServerOptions): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true });
  refuseWriting(app);
  forward(app, '/api/v1', prometheus, '/api/v1');
  for (const path of ['/-/ready', '/-/healthy']) forward(app, path, prometheus, path);
  if (alertmanager) forward(app, '/alertmanager/api/v2', alertmanager, '/api/v2');
  if (!existsSync(join(assets, 'config.json'))) app.get('/config.json', () => upstreamConfig(prometheus, alertmanager));
  app.register(fastifyStatic, {
    root: assets,
    // Names in assets/ contain a content hash; everything else must be revalidated after a new build.
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
    cacheControl: false,
  });
  await app.ready();
  return app;
}
