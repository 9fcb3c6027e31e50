import express from 'express';
import promBundle from 'express-prom-bundle';
import { addRoutes } from './express-routes.js';
import { HOST, PORT } from './handlers.js';

const app = express();
app.use(promBundle({ includeMethod: true, includePath: true, promClient: { collectDefaultMetrics: {} } }));
addRoutes(app);
app.listen(PORT, HOST);
