import Fastify from 'fastify';
import { serve } from '../sample-service/serve';
import { containerMetrics } from './exposition';
import { findContainers } from './find-containers';

const app = Fastify({ forceCloseConnections: true });
// Exposes its sibling processes, which have the launcher as parent too.
app.get('/metrics', (_request, reply) =>
  reply.type('text/plain; version=0.0.4; charset=utf-8').send(containerMetrics(findContainers(process.ppid, '/proc'))),
);
await serve(app);
