import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts, isFree, usualPortOr } from './ports';

describe('ports', () => {
  it('returns distinct free ports', async () => {
    const ports = await freePorts(10);
    expect(new Set(ports).size).toBe(10);
    expect(await Promise.all(ports.map(isFree))).not.toContain(false);
  });

  it('detects a port in use', async () => {
    const [port = 0] = await freePorts(1);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isFree(port)).toBe(true);
  });

  it('returns the usual port if it is free', async () => {
    const [port = 0] = await freePorts(1);
    expect(await usualPortOr(port)).toBe(port);
    expect(await usualPortOr(port, port)).not.toBe(port);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const other = await usualPortOr(port);
    expect(other).not.toBe(port);
    expect(await isFree(other)).toBe(true);
    server.close();
  });
});
