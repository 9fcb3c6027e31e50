import type { FastifyInstance } from 'fastify';
import type { Setting } from './sample-service';

/** The default version of a service. */
export const CURRENT_VERSION = '1.0.0';

/** Settings that the launcher passes in environment variables. */
export function readSetting(): Setting {
  return { version: process.env['VERSION'] ?? CURRENT_VERSION, inventoryUrl: process.env['INVENTORY_URL'] };
}

/** Listens on the port in `PORT` on the loopback interface until SIGTERM or SIGINT. */
export async function serve(app: FastifyInstance): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void app.close().finally(() => process.exit(0)));
  }
  await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
}
