import { serve } from '@hono/node-server';
import { prometheus } from '@hono/prometheus';
import { Hono } from 'hono';
import { HANDLERS, HOST, PORT } from './handlers.js';

const app = new Hono();
const { printMetrics, registerMetrics } = prometheus({ collectDefaultMetrics: true });
app.use('*', registerMetrics);
app.get('/metrics', printMetrics);
app.get('/products', async (context) => context.json({}, await HANDLERS.products()));
app.get('/orders/:id', async (context) => context.json({}, await HANDLERS.order(context.req.param('id'))));
app.post('/orders', async (context) => context.json({}, await HANDLERS.newOrder(context.req.query('fail'))));
serve({ fetch: app.fetch, port: PORT, hostname: HOST });
