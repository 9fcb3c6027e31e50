import type { FastifyInstance } from 'fastify';
import type { Setting } from './sample-service';

/** The version of a service that was not told one. */
export const PRESENT_VERSION = '1.0.0';

/** What the launcher says to a service through its environment. */
export function readSetting(): Setting {
  return { version: process.env['VERSION'] ?? PRESENT_VERSION, inventoryUrl: process.env['INVENTORY_URL'] };
}

/** Serve on the loopback port that `PORT` names, until SIGTERM or SIGINT. */
export async function serve(app: FastifyInstance): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void app.close().finally(() => process.exit(0)));
  }
  await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
}
