import { join } from 'node:path';
import { createServer } from 'vite';
import { createPageServer } from '../page-server/page-server';
import { ROOT } from '../project';
import { requireFree, urlOf } from '../stack/addresses';
import { freePorts } from '../processes/ports';

export const USUAL_VITE_PORT = 5173;

export type HotReload = { port: number | undefined; prometheus: URL; alertmanager: URL | undefined };

/**
 * Serves the page with Vite and hot reload. API and configuration are proxied to the page server on a free port, so
 * that the same read-only rules and `config.json` apply as without Vite. Returns the URL of the page.
 */
export async function serveWithHotReload({
  port = USUAL_VITE_PORT,
  prometheus,
  alertmanager,
}: HotReload): Promise<string> {
  await requireFree(port, 'npm run dev --');
  const [behind = 0] = await freePorts(1);
  const page = await createPageServer({ assets: join(ROOT, 'public'), prometheus, alertmanager });
  await page.listen({ host: '127.0.0.1', port: behind });
  const proxy = Object.fromEntries(
    ['/api', '/-/', '/alertmanager', '/config.json'].map((path) => [path, urlOf(behind)]),
  );
  const vite = await createServer({ root: ROOT, server: { host: '127.0.0.1', port, strictPort: true, proxy } });
  await vite.listen();
  return `${urlOf(port)}/`;
}
