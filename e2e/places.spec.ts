import { join } from 'node:path';
import fastifyHttpProxy from '@fastify/http-proxy';
import Fastify, { type FastifyInstance } from 'fastify';
import { createPageServer } from '../demo/page-server/page-server';
import { ROOT } from '../demo/project';
import { expect, test } from './stack';
import { VigiePage } from './vigie-page';

const ANY_PORT = { host: '127.0.0.1', port: 0 };

/** A reverse proxy that serves `upstream` below a path. */
function gateway(upstream: string, prefix: string): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  app.register(fastifyHttpProxy, { upstream, prefix });
  return app;
}

test('the same build works at /user/ of Prometheus, at a root, and below a path', async ({ vigie, stack, page }) => {
  await vigie.openSettled();
  expect(new URL(page.url()).pathname).toBe('/user/');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');

  const pageServer = await createPageServer({
    assets: join(ROOT, 'dist'),
    prometheus: new URL(stack.prometheusUrl),
    alertmanager: new URL(stack.alertmanagerUrl),
  });
  const root = await pageServer.listen(ANY_PORT);
  const below = gateway(root, '/a/b');
  const deep = await below.listen(ANY_PORT);
  try {
    for (const address of [`${root}/`, `${deep}/a/b/`]) {
      const opened = new VigiePage(page, address);
      await opened.openSettled({ endpoint: 'GET /cart' });
      await expect(opened.light('traffic').locator('[data-value]')).toHaveText(/\d/);
      await expect(opened.panel('requests-by-endpoint')).toHaveAttribute('data-state', 'fresh');
      await expect(opened.chart('memory')).toBeAttached();
      // Named by its Prometheus, not by the server that forwards to it.
      await expect(page).toHaveTitle(new RegExp(`${new URL(stack.prometheusUrl).host}$`));
    }
  } finally {
    // The page may still be loading data; leaving it first avoids failed requests.
    await page.goto('about:blank');
    await below.close();
    await pageServer.close();
  }
});
