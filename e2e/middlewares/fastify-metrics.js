import fastify from 'fastify';
import metrics from 'fastify-metrics';
import { HANDLERS, HOST, PORT } from './handlers.js';

const app = fastify();
await app.register(metrics.default ?? metrics, { endpoint: '/metrics' });
app.get('/products', async (_request, reply) => reply.code(await HANDLERS.products()).send({}));
app.get('/orders/:id', async (request, reply) => reply.code(await HANDLERS.order(request.params.id)).send({}));
app.post('/orders', async (request, reply) => reply.code(await HANDLERS.newOrder(request.query.fail)).send({}));
await app.listen({ port: PORT, host: HOST });
