import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';

async function reserve(port: number): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer();
  server.listen(port, HOST);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return { port: address.port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await (await reserve(port)).release();
    return true;
  } catch {
    return false;
  }
}

/** Different ports that nobody listens on: held all at once before they are given back, or the same one could be handed out twice. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => reserve(0)));
  await Promise.all(held.map(({ release }) => release()));
  return held.map(({ port }) => port);
}
