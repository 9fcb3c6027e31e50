import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts } from '../processes/ports';
import { choosePorts, portProblem, requireFree } from './addresses';

describe('choosePorts', () => {
  it('gives every process a port of its own', async () => {
    const ports = Object.values(await choosePorts('free'));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('puts the page where it was asked for', async () => {
    const [page = 0] = await freePorts(1);
    expect((await choosePorts({ page })).prometheus).toBe(page);
  });

  it('gives nobody the port on which the page was asked for, though it is the usual one of another process, nor one that is kept', async () => {
    const usual = await choosePorts('free');
    const ports = await choosePorts({ page: usual.webhook, kept: usual.inventory }, usual);
    const { alertmanager, node } = usual;
    expect(ports).toMatchObject({ prometheus: usual.webhook, alertmanager, node });
    expect(new Set(Object.values(ports)).size).toBe(Object.values(ports).length);
    expect(Object.values(ports)).not.toContain(usual.inventory);
  });

  it('refuses a busy port of the page in words that name it and a way out', async () => {
    const [page = 0] = await freePorts(1);
    const server = createServer().listen(page, '127.0.0.1');
    await once(server, 'listening');
    await expect(choosePorts({ page })).rejects.toThrow(
      `Port ${page} is in use by another program.\nStop that program, or choose another port: npm start -- --port ${page + 1}`,
    );
    await expect(requireFree(page, 'npm run dev --')).rejects.toThrow(`npm run dev -- --port ${page + 1}`);
    server.close();
  });

  it('says of a port that only an administrator may open that it is one, and not that it is in use', () => {
    expect(portProblem(80, 'EACCES', 'npm start --')).toBe(
      'Port 80 is one that only an administrator may listen on.\nChoose one from 1024 on: npm start -- --port 8080',
    );
  });
});
