import fastify from 'fastify';
import metrics from 'fastify-metrics';
import { HABITS, HOST, PORT } from './habits.js';

const app = fastify();
await app.register(metrics.default ?? metrics, { endpoint: '/metrics' });
app.get('/products', async (_request, reply) => reply.code(await HABITS.products()).send({}));
app.get('/orders/:id', async (request, reply) => reply.code(await HABITS.order(request.params.id)).send({}));
app.post('/orders', async (request, reply) => reply.code(await HABITS.newOrder(request.query.fail)).send({}));
await app.listen({ port: PORT, host: HOST });
