import { HANDLERS } from './handlers.js';

/** @param {import('express').Express} app */
export function addRoutes(app) {
  app.get('/products', async (_request, response) => response.sendStatus(await HANDLERS.products()));
  app.get('/orders/:id', async (request, response) => response.sendStatus(await HANDLERS.order(request.params.id)));
  app.post('/orders', async (request, response) => response.sendStatus(await HANDLERS.newOrder(request.query.fail)));
}
