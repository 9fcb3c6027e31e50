import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ancestor } from './ancestry';

afterEach(() => void vi.unstubAllEnvs());

describe('ancestor', () => {
  it.each(['/proc', '/nowhere'])('returns command and parent of a process, with %s', async (proc) => {
    const child = spawn('sleep', ['30']);
    await once(child, 'spawn');
    expect(ancestor(child.pid ?? 0, proc)).toEqual({ command: expect.stringContaining('sleep'), parent: process.pid });
    child.kill();
    await once(child, 'exit');
  });

  it('needs no ps where there is /proc', () => {
    vi.stubEnv('PATH', '/nowhere');
    const proc = mkdtempSync(join(tmpdir(), 'vigie-'));
    mkdirSync(join(proc, '19'));
    writeFileSync(join(proc, '19', 'stat'), '19 (sh) S 1 1 1 0 -1 4194560');
    expect(ancestor(19, proc)).toEqual({ command: 'sh', parent: 1 });
  });

  it('is undefined for a process that has ended, with ps or without', () => {
    const { pid } = spawnSync('true');
    expect(ancestor(pid)).toBeUndefined();
    vi.stubEnv('PATH', '/nowhere');
    expect(ancestor(pid)).toBeUndefined();
  });
});
