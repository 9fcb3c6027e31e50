import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePorts } from '../processes/ports';
import { findRunning, removeMark, requireAlone, takeMark } from './running-mark';

const PAGE = 'http://127.0.0.1:9090/user/';

function markFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'vigie-')), 'cache/running.json');
}

/** The control server of a demo, which answers or hangs. */
async function control(answer: string | undefined): Promise<{ controlUrl: string; server: Server }> {
  const [port = 0] = await freePorts(1);
  const server = createServer(
    (socket) => void socket.on('data', () => void (answer !== undefined && socket.end(answer))).on('error', () => {}),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { controlUrl: `http://127.0.0.1:${port}`, server };
}

describe('running mark', () => {
  it.each([
    ['that answers', 'HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'],
    ['that hangs', undefined],
  ])('refuses a second demo while a first one runs %s', async (_which, answer) => {
    const file = markFile();
    const { controlUrl, server } = await control(answer);
    await takeMark({ pid: process.pid, pageUrl: PAGE, controlUrl }, file);
    await expect(requireAlone(file)).rejects.toThrow(`running already: ${PAGE}`);
    removeMark(file);
    await expect(requireAlone(file)).resolves.toBeUndefined();
    server.close();
  });

  it('is ignored when its process is gone', async () => {
    const file = markFile();
    const { controlUrl, server } = await control('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    await takeMark({ pid: spawnSync('true').pid, pageUrl: PAGE, controlUrl }, file);
    expect(await findRunning(file)).toBeUndefined();
    server.close();
  });

  it('is ignored when another process has its id', async () => {
    const file = markFile();
    const [nobody = 0] = await freePorts(1);
    await takeMark({ pid: process.pid, pageUrl: PAGE, controlUrl: `http://127.0.0.1:${nobody}` }, file);
    expect(await findRunning(file)).toBeUndefined();
  });
});
