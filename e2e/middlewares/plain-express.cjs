const express = require('express');

const app = express();
void Promise.all([import('./express-routes.js'), import('./handlers.js')]).then(([{ addRoutes }, { HOST, PORT }]) => {
  addRoutes(app);
  app.listen(PORT, HOST);
});
