import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadRelease } from './download';
import { releaseName } from './releases';
import { run } from './run';

const NAME = releaseName('prometheus', process.platform, process.arch) ?? '';
const ARCHIVE = `${NAME}.tar.gz`;
let server: Server | undefined;
afterEach(() => void server?.close());

async function archive(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  mkdirSync(join(folder, NAME));
  writeFileSync(join(folder, NAME, 'prometheus'), '#!/bin/sh\n', { mode: 0o755 });
  await run('tar', ['-czf', ARCHIVE, NAME], { cwd: folder });
  return readFileSync(join(folder, ARCHIVE));
}

/** Serves a release folder locally. */
async function publish(files: Record<string, string | Buffer>): Promise<string> {
  server = createServer((request, response) => {
    const file = files[(request.url ?? '').slice(1)];
    response.writeHead(file === undefined ? 404 : 200).end(file);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('downloadRelease', () => {
  it('unpacks an archive with the published checksum', async () => {
    const content = await archive();
    const sum = createHash('sha256').update(content).digest('hex');
    const url = await publish({ [ARCHIVE]: content, 'sha256sums.txt': `${sum}  ${ARCHIVE}\n` });
    const cache = mkdtempSync(join(tmpdir(), 'vigie-'));
    // The remains of an interrupted download.
    mkdirSync(join(cache, `.${NAME}`, NAME), { recursive: true });
    writeFileSync(join(cache, `.${NAME}`, NAME, 'half'), '');
    await downloadRelease('prometheus', cache, url);
    expect(readFileSync(join(cache, NAME, 'prometheus'), 'utf8')).toBe('#!/bin/sh\n');
    expect([readdirSync(cache), readdirSync(join(cache, NAME))]).toEqual([[NAME], ['prometheus']]);
  });

  it('refuses an archive with another checksum and leaves nothing behind', async () => {
    const url = await publish({ [ARCHIVE]: await archive(), 'sha256sums.txt': `${'0'.repeat(64)}  ${ARCHIVE}\n` });
    const cache = mkdtempSync(join(tmpdir(), 'vigie-'));
    await expect(downloadRelease('prometheus', cache, url)).rejects.toThrow('checksum');
    expect(existsSync(join(cache, NAME))).toBe(false);
  });

  it('reports the URL that did not answer as expected', async () => {
    const url = await publish({});
    await expect(downloadRelease('prometheus', tmpdir(), url)).rejects.toThrow(`${url}/sha256sums.txt answered 404`);
  });

  it('reports the URL that cannot be reached, and why', async () => {
    const url = await publish({});
    server?.close();
    await expect(downloadRelease('prometheus', tmpdir(), url)).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+\/sha256sums\.txt cannot be reached: .*ECONNREFUSED/,
    );
  });
});
