import { HABITS } from './habits.js';

/** @param {import('express').Express} app */
export function addRoutes(app) {
  app.get('/products', async (_request, response) => response.sendStatus(await HABITS.products()));
  app.get('/orders/:id', async (request, response) => response.sendStatus(await HABITS.order(request.params.id)));
  app.post('/orders', async (request, response) => response.sendStatus(await HABITS.newOrder(request.query.fail)));
}
