import { once } from 'node:events';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** The error code of listening on `port` (`EADDRINUSE`, `EACCES`); undefined if it is free. */
export async function refusalOf(port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
    await new Promise((resolve) => server.close(resolve));
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

export async function isFree(port: number): Promise<boolean> {
  return (await refusalOf(port)) === undefined;
}

/**
 * Below the ephemeral ports of outgoing connections (from 32768 on Linux, 49152 elsewhere), one of which may be taken
 * before its process listens.
 */
const FIRST = 10_000;
const RANGES = 220;
const RANGE_SIZE = 100;

/**
 * Each process searches its own range, so that two that start at once do not find the same free port. The factor
 * separates neighbouring process ids.
 */
let next = FIRST + ((process.pid * 97) % RANGES) * RANGE_SIZE;

/** Distinct free ports that this process has not returned before. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const port = next;
    next = port + 1 < FIRST + RANGES * RANGE_SIZE ? port + 1 : FIRST;
    if (await isFree(port)) found.push(port);
  }
  return found;
}

/** The port `usual` if it is free and not `kept`, otherwise any free port. */
export async function usualPortOr(usual: number, kept?: number): Promise<number> {
  if (usual !== kept && (await isFree(usual))) return usual;
  const [spare = usual] = (await freePorts(2)).filter((port) => port !== kept);
  return spare;
}
