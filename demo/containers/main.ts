import Fastify from 'fastify';
import { serve } from '../sample-service/serve';
import { containerMetrics } from './exposition';
import { findContainers } from './find-containers';

const app = Fastify({ forceCloseConnections: true });
// Its neighbours, which the launcher started as it started this one.
app.get('/metrics', (_request, reply) =>
  reply.type('text/plain; version=0.0.4; charset=utf-8').send(containerMetrics(findContainers(process.ppid, '/proc'))),
);
await serve(app);
