import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts } from '../processes/ports';
import { choosePorts, portProblem, requireFree } from './addresses';

describe('choosePorts', () => {
  it('assigns distinct ports', async () => {
    const ports = Object.values(await choosePorts('free'));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('uses the requested port for the page', async () => {
    const [page = 0] = await freePorts(1);
    expect((await choosePorts({ page })).prometheus).toBe(page);
  });

  it('reserves the requested page port and the kept port, even if another process usually has it', async () => {
    const usual = await choosePorts('free');
    const ports = await choosePorts({ page: usual.webhook, kept: usual.inventory }, usual);
    const { alertmanager, node } = usual;
    expect(ports).toMatchObject({ prometheus: usual.webhook, alertmanager, node });
    expect(new Set(Object.values(ports)).size).toBe(Object.values(ports).length);
    expect(Object.values(ports)).not.toContain(usual.inventory);
  });

  it('refuses a page port in use with a message that names it and a solution', async () => {
    const [page = 0] = await freePorts(1);
    const server = createServer().listen(page, '127.0.0.1');
    await once(server, 'listening');
    await expect(choosePorts({ page })).rejects.toThrow(
      `Port ${page} is in use by another program.\nStop that program, or choose another port: npm start -- --port ${page + 1}`,
    );
    await expect(requireFree(page, 'npm run dev --')).rejects.toThrow(`npm run dev -- --port ${page + 1}`);
    server.close();
  });

  it('distinguishes a privileged port from one in use', () => {
    expect(portProblem(80, 'EACCES', 'npm start --')).toBe(
      'Port 80 is one that only an administrator may listen on.\nChoose one from 1024 on: npm start -- --port 8080',
    );
  });
});
