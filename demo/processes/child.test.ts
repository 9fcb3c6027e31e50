import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Child } from './child';
import { freePorts, isFree } from './ports';
import { Watchdog } from './watchdog';

const SERVER = `console.log('hello'); require('node:http').createServer((_, r) => r.end()).listen(process.argv[1], '127.0.0.1')`;

const watchdog = new Watchdog();
const children: Child[] = [];
afterEach(async () => void (await Promise.all(children.splice(0).map((child) => child.stop()))));

function child(script: string, port: number, onUnexpectedEnd: (sentence: string) => void = () => {}): Child {
  const logFile = join(mkdtempSync(join(tmpdir(), 'vigie-')), 'shop.log');
  const plan = {
    name: 'shop',
    command: process.execPath,
    args: ['-e', script, String(port)],
    logFile,
    readyUrl: `http://127.0.0.1:${port}/`,
  };
  const created = new Child(plan, watchdog, onUnexpectedEnd);
  children.push(created);
  return created;
}

describe('Child', () => {
  it('is ready when it answers, and keeps port and log over a restart', async () => {
    const [port = 0] = await freePorts(1);
    const server = child(SERVER, port);
    await server.start();
    await server.stop();
    expect(await isFree(port)).toBe(true);
    await server.start();
    expect(await isFree(port)).toBe(false);
    expect(readFileSync(server.plan.logFile, 'utf8')).toBe('hello\nhello\n');
  });

  it('reports in one sentence why it did not start', async () => {
    const [port = 0] = await freePorts(1);
    const broken = child(`console.error('no such disk'); process.exit(3)`, port);
    await expect(broken.start()).rejects.toThrow('shop ended with code 3: no such disk');
    expect(broken.running).toBe(false);
  });

  it('fails if another program answers on its port', async () => {
    const [port = 0] = await freePorts(1);
    await child(SERVER, port).start();
    const second = child(SERVER, port);
    await expect(second.start()).rejects.toThrow(
      `shop cannot start: another program answers at http://127.0.0.1:${port}/`,
    );
    expect(second.running).toBe(false);
  });

  it('reports when it ends by itself, but not when it was stopped', async () => {
    const [port = 0] = await freePorts(1);
    const sentences: string[] = [];
    const server = child(SERVER, port, (sentence) => sentences.push(sentence));
    await server.start();
    await server.stop();
    expect(sentences).toEqual([]);
    await server.start();
    process.kill(server.pid ?? 0, 'SIGKILL');
    await expect.poll(() => sentences[0]).toContain('shop ended with SIGKILL');
  });
});
